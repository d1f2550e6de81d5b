/* What was read from the receipt photo: said below it, and filled into fields that are still empty. What somebody typed
   stays; a photo of a draft that came back fills nothing, for its fields are the person's already. */
(function () {
  "use strict";
  const FIELDS = { amount: "home-amount", day: "home-day", place: "home-place" };
  const NAMES = { amount: "nominal", day: "tanggal", place: "tempat belanja" };
  const EVERY = 1200; // ms between two questions
  const MOST = 50; // questions: a minute
  const skip = () => window.dash_clientside.no_update;
  const put = (field, value) => window.dash_clientside.set_props(FIELDS[field], { value });
  const box = (field) => document.getElementById(FIELDS[field]);
  const value = (field) => (box(field) ? box(field).value : "");

  let shown = null; // key of the photo that is spoken of
  let chosen = false; // whether the next photo in the store was chosen here, rather than restored
  let dayTyped = false; // the day always holds one; an untouched one counts as empty
  let filled = {}; // what was filled in here, and what stood there before

  document.addEventListener("change", (event) => {
    if (event.target.closest && event.target.closest("#home-photo-drop")) chosen = true;
  }, true);
  document.addEventListener("drop", (event) => {
    if (event.target.closest && event.target.closest("#home-photo-drop")) chosen = true;
  }, true);
  const touch = (event) => {
    if (event.key === "Tab" || event.key === "Shift") return; // on the way to another field
    if (event.target.closest && event.target.closest("#entry .day-row")) dayTyped = true;
  };
  for (const kind of ["input", "keydown", "click"]) document.addEventListener(kind, touch, true);

  function read(photo) {
    const key = photo && photo.key ? photo.key : null;
    if (!document.getElementById("home-read") || key === shown) return skip();
    shown = key;
    takeBack();
    say();
    if (key) ask(key, chosen, 0);
    chosen = false;
    return skip();
  }

  async function ask(key, may, asked) {
    let answer = { state: "waiting" };
    try {
      const got = await fetch(`/unggah/${encodeURIComponent(key)}/terbaca`, { cache: "no-store" });
      answer = got.ok ? await got.json() : { state: "none" };
    } catch {
      /* the line is lost: asked again */
    }
    if (key !== shown) return;
    if (answer.state === "waiting" && asked < MOST) {
      if (!asked) say("batu", ["Membaca foto… Isian boleh diteruskan."]);
      setTimeout(ask, EVERY, key, may, asked + 1);
    } else if (answer.state === "read") {
      tell(answer, may);
    } else {
      say();
    }
  }

  function isFree(field) {
    if (!box(field) || box(field).readOnly) return false;
    const now = value(field);
    const ours = filled[field] && now === filled[field].value;
    if (field === "day") return !dayTyped && (ours || now === box(field).max);
    return !now || Boolean(ours);
  }

  function fill(field, next) {
    filled[field] = { value: next, before: value(field) };
    put(field, next);
  }

  /* The photo is gone: what came from it goes too, unless somebody has changed it. */
  function takeBack() {
    for (const field of ["amount", "day"]) {
      if (filled[field] && value(field) === filled[field].value) put(field, filled[field].before);
    }
    filled = {};
  }

  const plain = (text) => (/^[\d.]+$/.test(text) ? text.replaceAll(".", "") : text);
  const list = (fields) => fields.map((field) => NAMES[field]).join(", ").replace(/, ([^,]*)$/, " dan $1");

  function tell(answer, may) {
    const known = Object.keys(FIELDS).filter((field) => answer.fills[field]);
    const open = known.filter((field) => may && isFree(field));
    const other = known.filter((field) => !open.includes(field) && value(field) && plain(value(field)) !== plain(answer.fills[field]));
    const news = open.filter((field) => value(field) !== answer.fills[field]);
    open.forEach((field) => fill(field, answer.fills[field]));
    const lines = [answer.note];
    if (news.length) lines.push(`Diisikan: ${list(news)}.`);
    if (other.length) lines.push(`Isian Anda berbeda: ${list(other)}.`);
    const look = answer.fills.amount && !other.length ? "daun" : "batu";
    say(look, [answer.words, lines.join(" ")], answer.offer && isFree("amount") ? answer : null);
    setTimeout(show, 700); // once the strip about the month has taken its place
  }

  /* Into sight, unless somebody is typing elsewhere. */
  function show() {
    const place = document.getElementById("home-read");
    const busy = document.activeElement && document.activeElement.matches("input:not([type=file]), select");
    if (place && !busy) place.scrollIntoView({ block: "nearest" });
  }

  /* A strip of lines, the first one strong; `offer`: an amount that may be taken over. */
  function say(look, lines, offer) {
    const place = document.getElementById("home-read");
    if (!place) return;
    place.replaceChildren();
    if (!look) return;
    const strip = document.createElement("div");
    strip.className = `strip strip-${look}`;
    const words = document.createElement("div");
    lines.forEach((line, number) => {
      const part = document.createElement(number ? "span" : "strong");
      part.textContent = line;
      words.append(part);
    });
    strip.append(words);
    if (offer) strip.append(button(offer));
    place.append(strip);
  }

  function button(offer) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "link";
    made.textContent = offer.offer_words;
    made.addEventListener("click", () => {
      if (isFree("amount")) fill("amount", offer.offer);
      made.remove();
      box("amount").focus();
    });
    return made;
  }

  const known = window.dash_clientside || {};
  window.dash_clientside = Object.assign({}, known, {
    home: Object.assign({}, known.home, { read }),
  });
})();
