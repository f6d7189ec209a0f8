// Points at the edition the browser would choose. Redirects nobody, stores nothing.

/** @type {NodeListOf<HTMLAnchorElement>} */
const offered = document.querySelectorAll("a[hreflang]");
const links = [...offered];

/** @param {string} tag */
const languageOf = (tag) => tag.toLowerCase().split("-")[0];

/**
 * The link to a language: the very one, or else another kind of it.
 *
 * @param {string} wanted
 */
function linkTo(wanted) {
  const exact = links.find(({ hreflang }) => hreflang.toLowerCase() === wanted.toLowerCase());
  return exact || links.find(({ hreflang }) => languageOf(hreflang) === languageOf(wanted));
}

for (const wanted of navigator.languages) {
  const place = linkTo(wanted)?.parentElement;
  if (place) {
    place.classList.add("preferred");
    /** @type {HTMLElement} */ (place.querySelector(".suggested")).hidden = false;
    break;
  }
}
