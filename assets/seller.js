/* A seller's page in the browser: its sections, which product is open, plus and minus, and a list to take in. */
(function () {
  "use strict";
  const QUIET = 600; // ms without another press: then what was gathered goes to the server
  const skip = () => window.dash_clientside.no_update;
  const gathered = new Map(); // product|gallery: {product, gallery, change, timer}

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  function gather(product, gallery, by) {
    const name = `${product}|${gallery}`;
    const held = gathered.get(name) || { product, gallery, change: 0 };
    held.change += by;
    clearTimeout(held.timer);
    held.timer = setTimeout(() => send(name), QUIET);
    gathered.set(name, held);
  }

  function send(name) {
    const held = gathered.get(name);
    gathered.delete(name);
    if (!held || held.change === 0) return;
    const { product, gallery, change } = held;
    window.dash_clientside.set_props("seller-step", { data: { product, gallery, change, at: Date.now() } });
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    seller: {
      part(_clicks, ids) {
        const id = pressed();
        if (!id) return [skip(), ids.map(skip)];
        document.getElementById("main").scrollTo({ top: 0 });
        window.scrollTo({ top: 0 });
        return [`seller is-${id.part}`, ids.map((each) => String(each.part === id.part))];
      },
      filter() {
        const id = pressed();
        return id ? id.value : skip();
      },
      edit() {
        const id = pressed();
        return id ? { product: id.product || null, at: Date.now() } : skip();
      },
      stock() {
        const id = pressed();
        return id ? { product: id.product, at: Date.now() } : skip();
      },
      sale() {
        const id = pressed();
        return id ? { act: id.act, purchase: id.purchase, seen: id.seen, at: Date.now() } : skip();
      },
      /* The number follows at once; the server hears of it when the presses have ended. */
      step(_less, _more, numbers, ids) {
        const id = pressed();
        const at = id ? ids.findIndex((each) => each.product === id.product) : -1;
        if (at < 0) return numbers.map(skip);
        const by = id.type === "seller-more" ? 1 : -1;
        const next = Number(numbers[at]) + by;
        if (next < 0) return numbers.map(skip);
        gather(id.product, id.gallery, by);
        return numbers.map((each, place) => (place === at ? String(next) : skip()));
      },
      reason() {
        const id = pressed();
        return id ? id.value : skip();
      },
      lists(clicks) {
        return clicks ? [true, null] : [skip(), skip()];
      },
      close(clicks) {
        return clicks ? false : skip();
      },
    },
  });

  window.addEventListener("pagehide", () => [...gathered.keys()].forEach(send));

  function token() {
    const found = /(?:^|;\s*)(?:__Host-)?simadu-csrf=([^;]+)/.exec(document.cookie);
    return found ? decodeURIComponent(found[1]) : "";
  }

  async function read(file) {
    const form = new FormData();
    form.append("daftar", file, file.name);
    let told = { message: "Berkas belum terkirim. Periksa sambungan, lalu coba lagi." };
    try {
      const answer = await fetch("/umkm/unggah", { method: "POST", body: form, headers: { "X-CSRFToken": token() } });
      told = await answer.json();
    } catch {
      // the words above
    }
    window.dash_clientside.set_props("seller-list-rows", { data: { ...told, at: Date.now() } });
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest("#seller-list-pick")) return;
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".xlsx,.csv";
    input.addEventListener("change", () => input.files[0] && read(input.files[0]));
    input.click();
  });
})();
