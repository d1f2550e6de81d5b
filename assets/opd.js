/* The page of an OPD's head in the browser: which page of the list is asked for, and who is chosen. */
(function () {
  "use strict";
  const PAGE = 25; // rows, as services.members.PAGE
  let chosen = new Set();

  /* One page on or back; another filter, search, order, month or OPD begins anew, at the top. */
  function turn(_next, _back, _status, _unit, _search, _sort, _month, _opd, first) {
    const context = window.dash_clientside.callback_context;
    const id = context.triggered_id;
    const step = { "opd-next": PAGE, "opd-back": -PAGE }[id];
    if (step && !context.triggered[0].value) return window.dash_clientside.no_update;
    const list = document.getElementById("opd-list");
    if (step && list && list.getBoundingClientRect().top < 0) list.closest("section").scrollIntoView();
    return step ? Math.max(0, first + step) : 0;
  }

  const boxes = () => [...document.querySelectorAll("#opd-list .pick:not([data-person=''])")];
  const person = (box) => Number(box.dataset.person);
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

  /* Ticks are drawn here alone: drawing the list anew for each would take long. */
  function draw() {
    const shown = boxes();
    for (const box of shown) {
      const on = chosen.has(person(box));
      box.setAttribute("aria-checked", String(on));
      box.closest("tr").classList.toggle("is-chosen", on);
    }
    const whole = document.querySelector("#opd-list .pick[data-person='']");
    if (!whole) return;
    const ticked = shown.filter((box) => chosen.has(person(box))).length;
    whole.hidden = shown.length === 0;
    whole.setAttribute("aria-checked", !ticked ? "false" : ticked === shown.length ? "true" : "mixed");
  }

  function paint(ids, _list, choosable) {
    chosen = new Set(ids || []);
    requestAnimationFrame(() => requestAnimationFrame(draw));
    const words = document.getElementById("opd-bar").dataset;
    const say = (text, number) => text.replace("{n}", grouped(number));
    const number = chosen.size;
    return [number === 0, say(words.said, number), say(words.act, number), say(words.all, choosable), number >= choosable];
  }

  function tick(box) {
    const one = box.dataset.person !== "";
    const on = box.getAttribute("aria-checked") !== "true";
    for (const each of one ? [box] : boxes()) {
      if (on) chosen.add(person(each));
      else chosen.delete(person(each));
    }
    window.dash_clientside.set_props("opd-chosen", { data: [...chosen] });
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest("#opd-list .pick");
    if (box) tick(box);
    const name = event.target.closest("#opd-list .staff-name");
    if (name) window.dash_clientside.set_props("opd-opened", { data: [person(name), Date.now()] });
  });

  /* The file holds what the list shows. */
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".staff-take");
    if (!form) return;
    for (const name of ["month", "opd", "unit", "search", "sort"]) {
      form.elements[name].value = document.getElementById("opd-" + name).value;
    }
    const status = document.querySelector("#opd-status input:checked");
    form.elements.status.value = status ? status.value : "";
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    opd: { turn, paint, drop: () => [], close: () => false },
  });
})();
