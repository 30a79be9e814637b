"use strict";
(() => {
  const form = document.getElementById("filters");
  const found = document.getElementById("found");
  const unfold = document.getElementById("unfold");
  const card = document.getElementById("card");
  const articles = [...document.querySelectorAll("details.article")];
  const words = new Map(articles.map((article) => [article, article.textContent.toLocaleLowerCase()]));
  const lists = { speaker: true, place: true, outlet: false, language: false };

  const matches = (article, wanted) =>
    Object.entries(lists).every(([name, several]) => {
      const value = wanted.get(name);
      const own = article.dataset[name];
      return !value || (several ? own.split(" ").includes(value) : own === value);
    }) &&
    wanted.get("words").toLocaleLowerCase().split(/\s+/).every((word) => words.get(article).includes(word));

  const filter = () => {
    const wanted = new FormData(form);
    for (const article of articles) article.hidden = !matches(article, wanted);
    const left = articles.filter((article) => !article.hidden);
    found.textContent = `${left.length} of ${articles.length} articles`;
    unfold.textContent = left.some((article) => !article.open) ? "Open all" : "Close all";
    return left;
  };

  const reveal = (target) => {
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
      at.hidden = false;
    }
    target.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  };

  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && !target.contains(form)) reveal(target);
  };

  if (!form) return;
  form.hidden = false;
  for (const kind of ["input", "change"]) form.addEventListener(kind, filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  unfold.addEventListener("click", () => {
    const left = articles.filter((article) => !article.hidden);
    const open = left.some((article) => !article.open);
    for (const article of left) article.open = open;
    filter();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-filter]");
    if (!button) return;
    form.reset();
    form.elements.namedItem(button.dataset.filter).value = button.dataset.value;
    filter();
    document.getElementById("articles").scrollIntoView();
    form.elements.namedItem(button.dataset.filter).focus({ preventScroll: true });
  });
  addEventListener("hashchange", follow);
  follow();

  let shown = null;
  const place = () => {
    const box = shown.getBoundingClientRect();
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8))}px`;
    card.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - card.offsetHeight - 6)}px`;
  };
  const show = (event) => {
    const link = event.target.closest && event.target.closest("a[data-place]");
    const entry = link && document.getElementById(`place-${link.dataset.place}`);
    card.hidden = !entry;
    shown = entry ? link : null;
    if (!entry) return;
    const title = document.createElement("b");
    title.textContent = entry.querySelector("button").textContent;
    card.replaceChildren(title, entry.querySelector(".names").cloneNode(true));
    place();
  };
  const hide = () => {
    card.hidden = true;
    shown = null;
  };
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // Focus scrolls its element into view: its card goes along. One that the mouse asked for has lost its place.
  addEventListener("scroll", () => { if (shown) document.activeElement === shown ? place() : hide(); }, { passive: true });

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = articles.filter((article) => !article.open && !article.hidden);
    for (const article of folded) article.open = true;
  });
  addEventListener("afterprint", () => {
    for (const article of folded) article.open = false;
  });
})();
