// What people type for amounts, dates and numbers that carry a check: read, checked, said in one spelling.

const MONTHS = ["jan", "feb", "mar|mär|mrz", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez"];

/** A number however it is punctuated; null if it is none. */
export function amount(text) {
  let plain = text.trim().replace(/[\s'’\u00a0\u202f]/g, "").replace(/^(?:[A-Z]{3}|[€$£])|(?:[A-Z]{3}|[€$£%])$/g, "");
  if (!/^[+-]?[\d.,]*\d[\d.,]*-?$/.test(plain)) return null;
  const negative = plain.startsWith("-") || plain.endsWith("-");
  plain = plain.replace(/[+-]/g, "");
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  if (last >= 0) {
    const mark = plain[last];
    const other = mark === "." ? "," : ".";
    const digits = plain.length - last - 1;
    const several = plain.indexOf(mark) !== last;
    const grouped = digits === 3 && (several || (mark === "," && /^\d{1,3},\d{3}$/.test(plain)));
    if (grouped) plain = plain.replaceAll(mark, "").replace(other, ".");
    else if (several) return null;
    else plain = plain.replaceAll(other, "").replace(mark, ".");
  }
  const number = Number(plain);
  return Number.isFinite(number) ? (negative ? -number : number) : null;
}

/** As in 2026-02-14; null for what is no day. */
export function day(text) {
  const plain = text.trim().toLowerCase();
  let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (found) return iso(+found[1], +found[2], +found[3]);
  found = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(plain);
  if (found) return iso(+found[3], +found[2], +found[1]) ?? (plain.includes("/") ? iso(+found[3], +found[1], +found[2]) : null);
  found = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-zä]+)\.?,?\s+(\d{4})$/.exec(plain);
  if (found) return iso(+found[3], month(found[2]), +found[1]);
  found = /^([a-zä]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(plain);
  return found ? iso(+found[3], month(found[1]), +found[2]) : null;
}

function month(name) {
  return 1 + MONTHS.findIndex((each) => each.split("|").some((start) => name.startsWith(start)));
}

function iso(year, monthOfYear, dayOfMonth) {
  const date = new Date(Date.UTC(year, monthOfYear - 1, dayOfMonth));
  const real = date.getUTCMonth() === monthOfYear - 1 && date.getUTCDate() === dayOfMonth && year > 1900;
  return real ? date.toISOString().slice(0, 10) : null;
}

const IBAN_LENGTHS = { AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24 };

/** ISO 13616: length by country and the remainder by 97. */
export function ibanHolds(text) {
  const plain = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(plain)) return false;
  const length = IBAN_LENGTHS[plain.slice(0, 2)];
  if (length && length !== plain.length) return false;
  let rest = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const digits = /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55);
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

// The forms VAT identification numbers have in the EU and its neighbours (europa.eu, VIES).
const VAT_FORMS = {
  AT: /^U\d{8}$/, BE: /^[01]\d{9}$/, BG: /^\d{9,10}$/, CY: /^\d{8}[A-Z]$/, CZ: /^\d{8,10}$/, DE: /^\d{9}$/, DK: /^\d{8}$/, EE: /^\d{9}$/, EL: /^\d{9}$/, ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/, FI: /^\d{8}$/, FR: /^[A-Z0-9]{2}\d{9}$/, GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, HR: /^\d{11}$/, HU: /^\d{8}$/, IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/, IT: /^\d{11}$/, LT: /^(\d{9}|\d{12})$/, LU: /^\d{8}$/, LV: /^\d{11}$/, MT: /^\d{8}$/, NL: /^\d{9}B\d{2}$/, PL: /^\d{10}$/, PT: /^\d{9}$/, RO: /^\d{2,10}$/, SE: /^\d{12}$/, SI: /^\d{8}$/, SK: /^\d{10}$/, XI: /^(\d{9}|\d{12})$/, CHE: /^\d{9}(MWST|TVA|IVA)?$/,
};

/** True for countries whose form is not known here. */
export function vatIdHolds(text) {
  const plain = text.replace(/[\s.-]/g, "").toUpperCase();
  const country = plain.startsWith("CHE") ? "CHE" : plain.slice(0, 2);
  const form = VAT_FORMS[country];
  return form ? form.test(plain.slice(country.length)) : /^[A-Z]{2}[A-Z0-9]{4,}$/.test(plain);
}

/** What was picked from a page, spelled as the field takes it. */
export function spelled(type, text) {
  if (type === "date") return day(text) ?? text;
  if (type === "amount" || type === "number") {
    const number = amount(text);
    if (number === null) return text;
    return type === "amount" ? number.toFixed(Math.max(2, decimals(number))) : String(number);
  }
  if (type === "iban" || type === "vat_id") return text.replace(/\s/g, "").toUpperCase();
  return text;
}

function decimals(number) {
  return (String(number).split(".")[1] ?? "").length;
}
