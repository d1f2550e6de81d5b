/* The home page in the browser: basket, filters of the gallery, and the day at one press. */
(function () {
  "use strict";
  const MOST = 999; // of one product
  const PAGE = 24;
  const EVERYTHING = "semua";
  const CART = "keranjang";

  const skip = () => window.dash_clientside.no_update;
  const context = () => window.dash_clientside.callback_context;

  /* What was pressed just now; null when buttons were only drawn. */
  function pressed() {
    const first = context().triggered[0];
    return first && first.value ? context().triggered_id : null;
  }

  function cart(...given) {
    const id = pressed();
    if (!id) return skip();
    if (id.products) return id.products.split("-").map((product) => [Number(product), 1]);
    const pairs = given.at(-1);
    const step = id.type.endsWith("-add") ? 1 : -1;
    const next = (pairs || []).map((pair) => [...pair]);
    let entry = next.find((pair) => pair[0] === id.product);
    if (!entry) next.push((entry = [id.product, 0]));
    entry[1] = Math.min(MOST, entry[1] + step);
    return next.filter((pair) => pair[1] > 0);
  }

  function steppers(pairs, ids) {
    const chosen = new Map(pairs || []);
    const numbers = ids.map((id) => chosen.get(id.product) || 0);
    return [numbers.map((number) => (number ? "stepper" : "stepper is-empty")), numbers.map(String)];
  }

  /* A chip, or "Lihat semua produk" where nothing was found. */
  function category() {
    const id = pressed();
    if (!id || id.value === "lagi") return skip();
    return id.value;
  }

  /* "Tampilkan lebih banyak" adds a page; whatever else is asked begins anew. */
  function more(_acts, _category, _search, _gallery, limit) {
    const id = context().triggered_id;
    if (!id || !id.value) return PAGE;
    return id.value === "lagi" && pressed() ? limit + PAGE : skip();
  }

  /* The card of the form shows the form, or the cart. Whatever opens the cart is no side itself. */
  function side() {
    const id = pressed();
    if (!id) return skip();
    return id.type === "home-side-chip" ? id.value : CART;
  }

  function sideShown(shown, ids) {
    const open = shown === CART;
    return [open ? "panel entry-panel shows-cart" : "panel entry-panel", ids.map((id) => String((id.value === CART) === open))];
  }

  function reset() {
    const id = pressed();
    return id && id.value === EVERYTHING ? ["", EVERYTHING] : [skip(), skip()];
  }

  /* While an answer is awaited the shelf is marked; a skeleton comes after 300 ms (CSS). */
  function mark(on) {
    const place = document.getElementById("home-products");
    if (place) place.toggleAttribute("data-browsing", on);
    return skip();
  }

  const browsing = () => mark(true);
  const browsed = () => mark(false);
  window.addEventListener("simadu:lost", browsed);

  /* The day before an ISO day. */
  function before(iso) {
    const day = new Date(iso + "T00:00:00Z");
    day.setUTCDate(day.getUTCDate() - 1);
    return day.toISOString().slice(0, 10);
  }

  const dayOf = (id, today) => (id.value === "kemarin" ? before(today) : today);

  function day(_clicks, today) {
    const id = pressed();
    return id ? dayOf(id, today) : skip();
  }

  function dayPressed(chosen, today, ids) {
    return [ids.map((id) => String(dayOf(id, today) === chosen)), today];
  }

  const known = window.dash_clientside || {};
  window.dash_clientside = Object.assign({}, known, {
    home: Object.assign({}, known.home, { cart, steppers, category, more, side, sideShown, reset, browsing, browsed, day, dayPressed }),
  });
})();
