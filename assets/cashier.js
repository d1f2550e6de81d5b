/* The counter in the browser: its four ways, the keys of the pad, the basket, printing, the camera's switch. */
(function () {
  "use strict";
  const MOST = 999; // of one product
  const SCANNER = "/assets/qr/scan.js";
  const skip = () => window.dash_clientside.no_update;
  const context = () => window.dash_clientside.callback_context;

  /* What was pressed just now; null when buttons were only drawn. */
  function pressed() {
    const first = context().triggered[0];
    return first && first.value ? context().triggered_id : null;
  }

  function written(digits) {
    return digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits;
  }

  const digitsOf = (value) => (value || "").replace(/\D/g, "");

  function press(_keys, _back, _next, value) {
    const id = pressed();
    if (!id) return skip();
    const digits = digitsOf(value);
    requestAnimationFrame(() => document.getElementById("cashier-code").focus());
    if (typeof id === "string" || id.value === "hapus") return "";
    if (id.value === "mundur") return written(digits.slice(0, -1));
    return written((digits + id.value).slice(0, 6));
  }

  function boxes(value) {
    const digits = digitsOf(value);
    return Array.from({ length: 6 }, (_box, at) => digits[at] || "");
  }

  /* On a phone what was opened comes to stand on top. */
  const toTop = () => window.scrollTo({ top: 0 });

  function choose() {
    const id = pressed();
    if (!id) return skip();
    toTop();
    return typeof id === "string" ? null : id.order;
  }

  /* The id of a row; null when another gallery was chosen. */
  function pick() {
    const id = pressed();
    if (!id) return skip();
    toTop();
    return typeof id === "string" ? null : (id.product ?? id.purchase);
  }

  function turn() {
    const id = pressed();
    if (!id) return [skip(), skip(), context().outputs_list[2].map(skip)];
    const places = context().outputs_list[2];
    document.querySelectorAll(".cash-scan.is-on").forEach((box) => stopCamera(box));
    return [id.way, `cash is-${id.way}`, places.map((place) => String(place.id.way === id.way))];
  }

  const flip = (clicks, on) => (clicks ? String(on !== "true") : skip());
  const shut = (clicks) => (clicks ? false : skip());

  function fill(_add, _less, _lineAdd, _lineLess, _clear, _nota, _gallery, basket) {
    const id = context().triggered_id;
    if (id === "cashier-sale-nota" || id === "cashier-gallery" || (id === "cashier-clear" && pressed())) return {};
    if (!pressed() || !id.type) return skip();
    const next = { ...(basket || {}) };
    const pieces = (next[id.product] || 0) + (id.type.endsWith("-add") ? 1 : -1);
    if (pieces > 0) next[id.product] = Math.min(MOST, pieces);
    else delete next[id.product];
    return next;
  }

  /* Also when the shelf was drawn anew, upon a basket that has changed meanwhile. */
  function steppers(basket, _shelf, ids) {
    const numbers = ids.map((id) => (basket || {})[id.product] || 0);
    return [numbers.map((number) => (number ? "stepper" : "stepper is-empty")), numbers.map(String)];
  }

  /* After a sale its nota stands where the bill was, until the next sale is begun. */
  function afterSale(_nota, next, clear, basket, held) {
    const id = context().triggered_id;
    const keep = skip();
    if (id === "cashier-sale-nota") toTop();
    if (id === "cashier-sale-nota") return [true, false, null, [], null];
    if (id === "cashier-clear" && clear) return [false, true, null, [], null];
    if (id === "cashier-sale-next" && next) {
      requestAnimationFrame(() => document.getElementById("cashier-buyer").focus());
      return [false, true, keep, keep, keep];
    }
    const begun = held || Object.keys(basket || {}).length;
    return begun ? [false, true, keep, keep, keep] : [keep, keep, keep, keep, keep];
  }

  function stopCamera(box) {
    box.classList.remove("is-on");
    mark(box, "off");
    box.dispatchEvent(new CustomEvent("simadu:stop"));
  }

  function mark(box, way) {
    for (const each of box.querySelectorAll("[data-scan]")) {
      each.setAttribute("aria-pressed", String(each.dataset.scan === way));
    }
  }

  /* The scanner comes only when it is wanted. */
  async function startCamera(box) {
    box.classList.replace("has-failed", "is-on") || box.classList.add("is-on");
    mark(box, "on");
    try {
      const { scan } = await import(SCANNER);
      await scan(box, () => stopCamera(box));
    } catch {
      box.querySelector("[role=status]").textContent = box.dataset.none;
      box.classList.add("has-failed");
      stopCamera(box);
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const way = event.target.closest("[data-scan]");
    if (!way) return;
    const box = way.closest(".cash-scan");
    const wanted = way.dataset.scan === "on";
    if (wanted && !box.classList.contains("is-on")) startCamera(box);
    if (!wanted) stopCamera(box);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    cashier: { press, boxes, choose, pick, turn, flip, shut, fill, steppers, afterSale },
  });
})();
