/* The bell: opens at a press, closes by Esc or a press beside it, and asks for news now and then. */
(function () {
  "use strict";
  const EVERY = 30000; // ms: a hundred open pages must not all ask at each purchase
  const LATER = 1500; // ms: what moved goes first
  const skip = () => window.dash_clientside.no_update;
  const panel = () => document.getElementById("bell-panel");
  let asked = 0;
  let later = null;

  function toggle() {
    const context = window.dash_clientside.callback_context;
    const wanted = context.triggered_id === "bell" && panel().hidden;
    if (!wanted) return [true, "false", skip()];
    requestAnimationFrame(() => panel().focus());
    return [false, "true", Date.now()];
  }

  function ask(revision) {
    later = null;
    asked = Date.now();
    if (document.getElementById("bell")) window.dash_clientside.set_props("bell-tick", { data: revision });
  }

  function tick(revision) {
    if (!revision || later) return skip();
    later = setTimeout(() => ask(revision), Math.max(LATER, asked + EVERY - Date.now()));
    return skip();
  }

  function close(back) {
    if (!panel() || panel().hidden) return;
    window.dash_clientside.set_props("bell-closed", { data: Date.now() });
    if (back) document.getElementById("bell").focus();
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".bell")) close(false);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { bell: { toggle, tick } });
})();
