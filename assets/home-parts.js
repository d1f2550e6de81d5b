/* The parts of the home page: tabs on a narrow window, the line that stays on top, dialogs, and what the address keeps. */
(function () {
  "use strict";
  const PARTS = ["gallery", "entry", "charts"];
  const NARROW = window.matchMedia("(max-width: 991px)");
  const SCROLLED = 80; // px
  const root = document.documentElement;
  const skip = () => window.dash_clientside.no_update;
  const put = (id, props) => window.dash_clientside.set_props(id, props);

  /* Tabs. Links in any case; below 992 px they choose the one part that is shown. */
  function show(part, focus) {
    root.dataset.part = part;
    dress();
    if (focus) document.getElementById(`${part}-tab`).focus();
  }

  function dress() {
    const nav = document.querySelector(".home-tabs");
    if (!nav) return;
    const chosen = root.dataset.part;
    if (NARROW.matches) nav.setAttribute("role", "tablist");
    else nav.removeAttribute("role");
    for (const part of PARTS) {
      const tab = document.getElementById(`${part}-tab`);
      const panel = document.getElementById(part);
      if (!tab || !panel) continue;
      const names = { role: "tab", "aria-selected": String(part === chosen), "aria-controls": part, tabindex: part === chosen ? "0" : "-1" };
      const around = { role: "tabpanel", "aria-labelledby": tab.id };
      for (const [element, attributes] of [[tab, names], [panel, around]]) {
        for (const [name, value] of Object.entries(attributes)) {
          if (NARROW.matches) element.setAttribute(name, value);
          else element.removeAttribute(name);
        }
      }
    }
  }

  const partOf = (hash) => PARTS.find((part) => hash === `#${part}`);
  root.dataset.part = partOf(window.location.hash) || PARTS[0];
  NARROW.addEventListener("change", dress);

  window.addEventListener("hashchange", () => {
    const part = partOf(window.location.hash); // as links of other parts of the page ask for it
    if (part && NARROW.matches) show(part, false);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    const part = link && partOf(link.getAttribute("href"));
    if (!part || !document.querySelector(".home-tabs")) return;
    if (!NARROW.matches) return; // the browser goes there by itself
    event.preventDefault();
    show(part, false);
    if (!link.closest(".home-tabs")) document.getElementById(part).focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    history.replaceState(history.state, "", part === PARTS[0] ? window.location.pathname + window.location.search : `#${part}`);
  });

  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest && event.target.closest('.home-tabs [role="tab"]');
    if (!tab) return;
    const at = PARTS.findIndex((part) => tab.id === `${part}-tab`);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: PARTS.length - 1 }[event.key];
    if (event.key === " ") tab.click();
    else if (to === undefined) return;
    else show(PARTS[(to + PARTS.length) % PARTS.length], true);
    event.preventDefault();
  });

  new MutationObserver((changes) => {
    const added = changes.some((change) => change.addedNodes.length);
    const nav = added && document.querySelector(".home-tabs");
    if (nav && NARROW.matches && nav.getAttribute("role") !== "tablist") dress();
  }).observe(root, { childList: true, subtree: true });

  const scrolled = () => root.classList.toggle("is-scrolled", window.scrollY > SCROLLED);
  window.addEventListener("scroll", scrolled, { passive: true });

  /* Dialogs close by their button, by Esc, and by a press beside them. */
  document.addEventListener("click", (event) => {
    const dialog = event.target.closest && event.target.closest("dialog");
    if (!dialog || !dialog.open) return;
    if (event.target === dialog || event.target.closest("#home-met-close, #home-ranks-close")) dialog.close();
  });

  /* The honey screen comes when this browser has seen the month unmet and now sees it met; once a month. */
  function celebrate() {
    requestAnimationFrame(() => requestAnimationFrame(look)); // the panel is drawn by then
    return skip();
  }

  function look() {
    const panel = document.querySelector("#home-progress .honey");
    if (!window.simaduOwner || !panel) return;
    const dialog = document.getElementById("home-met");
    const slot = `simadu-bulan:${window.simaduOwner}`;
    const month = panel.dataset.month;
    try {
      const seen = localStorage.getItem(slot);
      if (!dialog && seen !== `${month} terpenuhi`) localStorage.setItem(slot, month);
      if (!dialog || dialog.open || seen !== month) return;
      localStorage.setItem(slot, `${month} terpenuhi`);
      dialog.showModal();
    } catch {
      /* no storage: no screen, the panel says it all the same */
    }
  }

  /* What the address keeps: month, filters and view, never what was typed. */
  const KEPT = ["bulan", "kategori", "galeri", "tampilan"];
  const STORE = ["home-month", "home-category", "home-gallery", "home-view"];
  let usual = null; // the values without any choice
  const option = (id) => (value) =>
    [...document.getElementById(id).options].some((one) => one.value === value);
  const chip = (type) => (value) =>
    Boolean(document.getElementById(JSON.stringify({ type, value })));
  const CHECKS = [option("home-month"), chip("home-chip"), option("home-gallery"), chip("home-view-chip")];

  function address(...values) {
    if (usual === null) {
      usual = values;
      adopt();
      return skip();
    }
    const asked = new URLSearchParams(window.location.search);
    KEPT.forEach((name, index) => {
      if (values[index] && values[index] !== usual[index]) asked.set(name, values[index]);
      else asked.delete(name);
    });
    const search = asked.size ? `?${asked}` : "";
    if (search !== window.location.search) {
      history.replaceState(history.state, "", window.location.pathname + search + window.location.hash);
    }
    return skip();
  }

  function adopt() {
    const asked = new URLSearchParams(window.location.search);
    KEPT.forEach((name, index) => {
      const value = asked.get(name);
      if (value === null || !CHECKS[index](value)) return;
      const store = index === 1 || index === 3;
      put(STORE[index], store ? { data: value } : { value });
    });
  }

  const known = window.dash_clientside || {};
  window.dash_clientside = Object.assign({}, known, {
    home: Object.assign({}, known.home, { celebrate, address }),
  });
})();
