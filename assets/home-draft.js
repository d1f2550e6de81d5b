/* What was typed into the entry form and not sent: kept in this browser under a name that only the account's own page
   knows, restored after a lost line or an ended session, erased when it is sent and at sign-out.

   Without a line the form waits and is sent once, under the same key, when the line is back. Two tabs share one draft;
   from the moment in which they differ each has a key of its own. */
(function () {
  "use strict";
  const PREFIX = "simadu-draf:";
  const LAST = "simadu-akun"; // name of the account that used the form last on this device
  const KEPT_FOR = 14 * 86400000; // ms
  const SENT_BY_ITSELF = 86400000; // ms; an older one waits for its person
  const LOOK_EVERY = 5000; // ms, for the line
  const TEXTS = { place: "home-place", day: "home-day", receipt: "home-receipt", fund: "home-fund" };
  const NARROW = window.matchMedia("(max-width: 991px)");
  const root = document.documentElement;
  const skip = () => window.dash_clientside.no_update;
  const put = (id, props) => window.dash_clientside.set_props(id, props);

  let slot = null; // where this account's draft lies
  let form = null; // what the form holds now; null until anything in it has changed
  let hadContent = false; // only a form that held something may erase what is kept
  let awaited = null; // what is being restored: until then the empty form is not the person's
  let queued = false;
  let chosen = false; // a photo, which may not have reached the server yet
  let sentAt = 0; // the last time that the form left
  let doneAt = 0; // the last time that it was taken
  let timer = null;

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(slot));
    } catch {
      return null;
    }
  };
  const write = (draft) => {
    try {
      localStorage.setItem(slot, JSON.stringify({ ...draft, chosen, queued, at: Date.now() }));
    } catch {
      /* storage is full or forbidden: the form works without */
    }
  };
  const erase = (name) => {
    try {
      localStorage.removeItem(name);
    } catch {
      /* nothing was kept */
    }
  };

  function dropOld() {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue;
      let at = 0;
      try {
        at = JSON.parse(localStorage.getItem(name)).at;
      } catch {
        /* unreadable: away with it */
      }
      if (!(Date.now() - at < KEPT_FOR)) localStorage.removeItem(name);
    }
  }

  const isEmpty = (draft) => !draft || (!draft.cart.length && !draft.amount && !draft.receipt && !draft.photo);
  const content = (draft) => {
    const { place, cart, amount, day, receipt, fund, photo } = draft;
    return JSON.stringify([place, cart, amount, day, receipt, fund, photo && photo.key]);
  };
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /* Is this a draft, as it was written here? What a script of another age left is none. */
  function isDraft(kept) {
    return Boolean(kept && typeof kept.key === "string" && Array.isArray(kept.cart) && kept.at);
  }

  function restore(owner) {
    slot = PREFIX + owner;
    window.simaduOwner = owner;
    try {
      localStorage.setItem(LAST, owner);
      dropOld();
    } catch {
      return skip();
    }
    new MutationObserver(taken).observe(document.getElementById("home-toasts"), { childList: true });
    const kept = read();
    if (!isDraft(kept) || isEmpty(kept)) return skip();
    awaited = content(kept);
    fill(kept);
    put("home-key", { data: kept.key });
    tell("Isian yang belum terkirim dipulihkan.", ["Kosongkan", clear]);
    chosen = Boolean(kept.photo);
    if (kept.chosen && !kept.photo) put("home-photo-drop-error", { children: "Foto perlu dipilih lagi." });
    if (kept.queued && Date.now() - kept.at < SENT_BY_ITSELF) setTimeout(queue, 300);
    return skip();
  }

  /* The toast says that it was taken: nothing of it is kept, even if the page is left this very moment. */
  function taken() {
    if (!document.querySelector("#home-toasts .fades")) return;
    if (NARROW.matches) window.scrollTo({ top: 0 }); // to the panel that now says more
    const kept = read();
    if (form && kept && kept.key === form.key) erase(slot);
  }

  function fill(draft) {
    for (const [name, id] of Object.entries(TEXTS)) {
      if (draft[name] !== undefined) put(id, { value: draft[name] });
    }
    put("home-photo", { data: draft.photo || null });
    if (draft.cart.length) put("home-cart", { data: draft.cart });
    else put("home-amount", { value: draft.amount || "" });
  }

  window.addEventListener("simadu:photo", (event) => {
    if (event.detail.store !== "home-photo") return;
    chosen = event.detail.chosen;
    if (form && !isEmpty(form)) write(form);
  });

  function clear() {
    const day = document.getElementById("home-day");
    if (day) put("home-day", { value: day.max }); // today
    put("home-photo-drop-error", { children: [] });
    chosen = false;
    put("home-cart", { data: [] });
    put("home-amount", { value: "" });
    put("home-receipt", { value: "" });
    put("home-photo", { data: null });
    put("home-key", { data: newKey() });
    tell("");
  }

  function keep(place, cart, amount, day, receipt, fund, photo, key) {
    const before = form;
    form = { place, cart: cart || [], amount: amount || "", day, receipt: receipt || "", fund, photo: photo || null, key };
    if (before && before.key !== key) doneAt = Date.now();
    if (before && before.photo && !photo) chosen = false; // sent, or taken off
    if (awaited !== null) {
      if (isEmpty(form)) return skip();
      awaited = null;
    }
    if (!isEmpty(form)) {
      hadContent = true;
      write(form);
    } else if (hadContent) {
      hadContent = false;
      const kept = read();
      if (kept && before && kept.key === before.key) erase(slot);
      unqueue();
      tell("");
    }
    if (queued && before && !before.photo && form.photo) attempt();
    return skip();
  }

  /* "Kirim pembelian": at once, or when there is a line; pressed again while it waits, it waits no more. */
  function send(clicks) {
    if (!clicks) return skip();
    if (queued) {
      unqueue();
      tell("Pengiriman dibatalkan. Isian tetap tersimpan.");
      return skip();
    }
    if (!navigator.onLine || waitingPhoto()) {
      queue();
      return skip();
    }
    const again = Date.now() - sentAt < 1500 || (isEmpty(form) && Date.now() - doneAt < 3000);
    if (again) return skip(); // a second press of the same hand
    sentAt = Date.now();
    return sentAt;
  }

  /* A photo that has not arrived yet: on its way, or held until there is a line. */
  const photo = (state) => document.querySelector(`.home-entry .photo-drop${state}`);
  const waitingPhoto = () => photo(":is(.is-waiting, .is-sending)");

  function queue() {
    queued = true;
    root.classList.add("is-queued");
    tell(
      photo(".is-sending")
        ? "Akan dikirim begitu foto selesai terunggah."
        : "Akan dikirim begitu ada sinyal. Isian disimpan di perangkat ini.",
    );
    if (!isEmpty(form)) write(form);
    clearInterval(timer);
    timer = setInterval(attempt, LOOK_EVERY);
    if (navigator.onLine) attempt();
  }

  function unqueue() {
    queued = false;
    root.classList.remove("is-queued");
    clearInterval(timer);
    if (!isEmpty(form)) write(form);
  }

  /* Sends what waits if the server can be reached; the photo first. */
  async function attempt() {
    if (!queued || !navigator.onLine) return;
    try {
      const answer = await fetch("/live/revision", { cache: "no-store" });
      if (answer.status === 401) window.dispatchEvent(new Event("simadu:signed-out"));
      if (!answer.ok || !queued) return;
    } catch {
      return;
    }
    if (waitingPhoto()) {
      window.dispatchEvent(new Event("simadu:line"));
      return; // keep() comes back here when the photo has arrived
    }
    unqueue();
    tell("");
    put("home-send", { data: Date.now() });
  }

  /* One sentence above the button; `act`: a word to press and what it does. */
  function tell(words, act) {
    const place = document.getElementById("home-line");
    if (!place) return;
    place.replaceChildren();
    if (!words) return;
    const said = document.createElement("span");
    said.textContent = words;
    place.append(said);
    if (!act) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = act[0];
    button.addEventListener("click", act[1]);
    place.append(button);
  }

  function line() {
    root.classList.toggle("is-offline", !navigator.onLine);
    if (!document.getElementById("home-line") || queued) {
      if (navigator.onLine) attempt();
      return;
    }
    tell(navigator.onLine ? "" : "Tidak ada sinyal. Isian disimpan di perangkat ini.");
    if (navigator.onLine) window.dispatchEvent(new Event("simadu:line"));
  }

  window.addEventListener("online", line);
  window.addEventListener("offline", line);
  root.classList.toggle("is-offline", !navigator.onLine);

  /* The line broke while the form was on its way: nobody knows whether it arrived, the key will tell. */
  window.addEventListener("simadu:lost", (event) => {
    if (!event.detail.body.includes('"home-send"')) return;
    event.preventDefault();
    sentAt = 0;
    queue();
  });

  window.addEventListener("storage", (event) => {
    if (event.key !== slot || !form || event.storageArea !== localStorage) return;
    const other = JSON.parse(event.newValue || "null");
    const old = JSON.parse(event.oldValue || "null");
    if (other) {
      if (other.key === form.key && !isEmpty(form) && content(other) !== content(form)) {
        put("home-key", { data: newKey() });
      }
    } else if (old && old.key === form.key) {
      if (content(old) === content(form)) clear(); // sent, or emptied, over there
      else put("home-key", { data: newKey() });
    }
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches('form[action="/keluar"]')) return;
    try {
      const owner = window.simaduOwner || localStorage.getItem(LAST);
      erase(PREFIX + owner);
      erase(LAST);
    } catch {
      /* nothing is kept where nothing can be */
    }
  }, true);

  const known = window.dash_clientside || {};
  window.dash_clientside = Object.assign({}, known, {
    home: Object.assign({}, known.home, { restore, keep, send }),
  });
})();
