// Points at the edition the browser would choose. Redirects nobody, stores nothing.
const tags = [...document.querySelectorAll("[hreflang]")];
const language = (tag) => tag.toLowerCase().split("-")[0];
for (const wanted of navigator.languages) {
  const exact = tags.find((link) => link.hreflang.toLowerCase() === wanted.toLowerCase());
  const alike = tags.find((link) => language(link.hreflang) === language(wanted));
  const link = exact || alike;
  if (link) {
    link.parentElement.classList.add("preferred");
    link.parentElement.querySelector(".suggested").hidden = false;
    break;
  }
}
