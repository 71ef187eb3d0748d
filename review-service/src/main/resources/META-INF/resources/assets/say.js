// The page's language for what scripts say. English sentences are the keys; what nobody translated stays English.

const lang = document.documentElement.lang;
const words = lang === "en" ? {} : await (await fetch(`/assets/${lang}.json`)).json();

export function say(english, ...values) {
  let at = 0;
  return (words[english] ?? english).replace(/%s/g, () => values[at++]);
}

export function money(number) {
  return new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(number);
}
