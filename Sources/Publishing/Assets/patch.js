// The document: changed pieces are worked into it, so that focus, selection, scrolling and open details stay.

/** The one element that a text of HTML stands for. */
function parsed(html) {
  return allParsed([html])[0];
}

/** The elements of texts that stand for one each. */
function allParsed(texts) {
  const template = document.createElement("template");
  template.innerHTML = texts.join("");
  return [...template.content.children];
}

/** What the reader or this script set on an element; the engine knows nothing of it. */
const kept = new Set(["open", "tabindex", "aria-busy", "data-stale"]);

/** Makes `old` like `fresh`. Elements whose text changed are added to `touched`. */
function morph(old, fresh, touched) {
  if (old.nodeName !== fresh.nodeName) {
    if (old.parentElement) touched.add(old.parentElement);
    old.replaceWith(fresh);
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data === fresh.data) return;
    old.data = fresh.data;
    touched.add(old.parentElement);
    return;
  }
  // What is not known yet: what stood there stays, and says that it is of an older state.
  if (fresh.hasAttribute("data-later")) {
    old.setAttribute("data-later", "");
    return;
  }
  for (const { name, value } of fresh.attributes) {
    if (!kept.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of old.getAttributeNames()) {
    if (!fresh.hasAttribute(name) && !kept.has(name)) old.removeAttribute(name);
  }
  let at = old.firstChild;
  let child = fresh.firstChild;
  while (child) {
    const [next, following] = [child.nextSibling, at?.nextSibling];
    if (at) morph(at, child, touched);
    else old.append(child);
    [child, at] = [next, following];
  }
  while (at) {
    const following = at.nextSibling;
    at.remove();
    at = following;
  }
}

/** A table of parameters keeps its controls: only the values in it follow. */
function morphParameters(old, fresh, touched) {
  const rows = fresh.querySelectorAll("tbody tr");
  old.querySelectorAll("tbody tr").forEach((row, index) => {
    const [value, followed] = [row.cells[1]?.firstChild, rows[index]?.cells[1]?.firstChild];
    if (value && followed) morph(value, followed, touched);
  });
}

/** A new element: its name, what is set on it, and what stands in it. */
function make(name, properties = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

/** What scrolls sideways can be reached with the keyboard, in every browser. */
function reachScrolling() {
  const elements = [...document.querySelectorAll("pre, .table, .equation, .inputs p")];
  // All are measured before any is changed: else the browser lays the page out anew for each.
  const scrolls = elements.map((element) => element.scrollWidth > element.clientWidth && !element.querySelector("a, summary, input"));
  elements.forEach((element, index) => {
    if (scrolls[index]) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
}
