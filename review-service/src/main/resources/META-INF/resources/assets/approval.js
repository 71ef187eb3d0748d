// Tells the service, digit by digit, what a hand types into the number of an approval page. What scripts put there
// makes no trusted events, and what is filled in at once is no typing.
const form = document.querySelector("form.approval");
const typed = form?.querySelector("#typed");

if (typed) {
  let told = Promise.resolve();
  typed.addEventListener("input", (event) => {
    if (!event.isTrusted || event.inputType?.startsWith("insertFrom")) return;
    const fields = { csrf: form.querySelector("[name=csrf]").value, typed: typed.value };
    told = told
      .then(() => fetch(`${form.getAttribute("action")}/typed`, { method: "POST", body: new URLSearchParams(fields) }))
      .catch(() => {});
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.isTrusted) told.then(() => form.submit());
  });
}
