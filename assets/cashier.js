/* The counter in the browser: keys of the pad, the order chosen from the list, printing. */
(function () {
  "use strict";
  const skip = () => window.dash_clientside.no_update;

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  function written(digits) {
    return digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits;
  }

  function press(_keys, _back, _next, value) {
    const id = pressed();
    if (!id) return skip();
    const digits = (value || "").replace(/\D/g, "");
    requestAnimationFrame(() => document.getElementById("cashier-code").focus());
    if (typeof id === "string" || id.value === "hapus") return "";
    if (id.value === "mundur") return written(digits.slice(0, -1));
    return written((digits + id.value).slice(0, 6));
  }

  function choose() {
    const id = pressed();
    if (!id) return skip();
    return typeof id === "string" ? null : id.order;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { cashier: { press, choose } });
})();
