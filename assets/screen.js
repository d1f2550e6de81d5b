/* Runs the large screen for weeks: figures by the change stream, clock, scenes, spotlight, ticker.

   The last good picture stays when the line or the server goes, marked as old after a minute; it
   comes back by itself. A revoked link turns the screen dark. A new version loads itself. */
(function () {
  "use strict";
  const { draw } = window.simaduScreen;
  const { byId, part, image } = draw;
  const SCENES = ["ringkasan", "sarang", "umkm"];
  const SECONDS = { ringkasan: 40, sarang: 30, umkm: 20 };
  const LONG_SARANG = 60; // in the days before the deadline
  const SPOT = 6000;
  const ASK_EVERY = 20000;
  const OLD_AFTER = 60000;
  const GLIDE_EVERY = 8000;
  const SHIFT_EVERY = 300000;
  const SHIFTS = [[0, 0], [2, 0], [2, 2], [0, 2], [-2, 2], [-2, 0], [-2, -2], [0, -2]];
  const wall = byId("wall");

  let data = null;
  let etag = null;
  let offset = 0; // of the server's clock against ours
  let heardAt = Date.now();
  let source = null;
  let asking = null;
  let again = false;
  let spot = -1;
  let held = false;

  const now = () => new Date(Date.now() + offset);
  const local = (options, instant) =>
    new Intl.DateTimeFormat("id-ID", { timeZone: "Asia/Jakarta", ...options }).format(instant || now());
  const clock = (instant) =>
    local({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, instant).replace(":", ".");

  /* Figures */

  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = new AbortController();
    const timer = setTimeout(() => asking.abort(), 15000);
    try {
      const headers = etag ? { "If-None-Match": etag } : {};
      const options = { headers, cache: "no-store", signal: asking.signal };
      const answer = await fetch(`/layar/angka?adegan=${wall.dataset.scene}`, options);
      if (answer.status === 401 || answer.status === 403) goDark();
      else if (answer.status === 200 || answer.status === 304) await take(answer);
    } catch {
      // the line is down: the last picture stays
    } finally {
      clearTimeout(timer);
      asking = null;
    }
    mark();
    if (again) {
      again = false;
      ask();
    }
  }

  async function take(answer) {
    if (answer.headers.get("X-Simadu-Version") !== document.body.dataset.version) {
      location.reload();
      return;
    }
    const instant = Number(answer.headers.get("X-Simadu-Now"));
    const fresh = answer.status === 200 ? await answer.json() : null;
    heardAt = Date.now();
    offset = instant - heardAt;
    if (fresh) {
      show(fresh);
      etag = answer.headers.get("ETag"); // after it has been shown: what fails is asked for again
    }
    listen();
    tick();
  }

  function show(fresh) {
    const seen = data && new Set(data.sales.map((sale) => sale.id));
    const first = wall.hidden;
    wall.hidden = false;
    data = fresh;
    draw.all(data);
    const sold = seen ? data.sales.filter((sale) => !seen.has(sale.id)) : [];
    if (!seen || sold.length) ticker(new Set(sold.map((sale) => sale.id)));
    for (const sale of sold) if (sale.opd) brighten(sale.opd);
    if (first && document.fonts) document.fonts.ready.then(() => draw.all(data));
  }

  function goDark() {
    if (source) source.close();
    source = null;
    data = etag = null;
    wall.hidden = true;
    byId("gone").textContent = byId("gone").dataset.revoked;
  }

  function listen() {
    if (source && source.readyState !== EventSource.CLOSED) return;
    source = new EventSource("/layar/langsung");
    source.onmessage = () => ask();
  }

  function mark() {
    const old = data !== null && Date.now() - heardAt > OLD_AFTER;
    document.body.classList.toggle("is-stale", old);
    byId("stale").hidden = !old;
    if (old) byId("stale").textContent = `Data terakhir ${clock(new Date(heardAt + offset))}`;
  }

  /* Time */

  function tick() {
    if (!data) return;
    byId("clock").textContent = clock();
    byId("weekday").textContent = local({ weekday: "long" });
    byId("day").textContent = local({ day: "numeric", month: "long" });
    const hour = Number(clock().slice(0, 2));
    document.body.classList.toggle("is-night", hour >= 23 || hour < 5);
    const list = byId("dates");
    list.textContent = "";
    list.classList.toggle("soon", data.deadlines.some((date) => date.urgent));
    for (const date of data.deadlines) {
      part("dt", date.name, list);
      part("dd", left(date.end - now().getTime()), list, date.urgent ? "soon" : "");
    }
    mark();
  }

  function left(ms) {
    const minutes = Math.floor(ms / 60000);
    if (minutes < 0) return "sudah lewat";
    const hours = Math.floor(minutes / 60);
    if (hours >= 24) return `${Math.floor(hours / 24)} hari ${hours % 24} jam`;
    return hours ? `${hours} jam ${minutes % 60} menit` : `${minutes} menit`;
  }

  /* Scenes, and the spotlight on one OPD after another */

  function turn(name) {
    wall.dataset.scene = name;
    [...document.querySelectorAll(".wall-dots i")].forEach((dot, index) =>
      dot.classList.toggle("on", SCENES[index] === name),
    );
    if (name === "sarang") light();
    const urgent = data && data.deadlines.some((date) => date.urgent);
    const seconds = name === "sarang" && urgent ? LONG_SARANG : SECONDS[name];
    if (!held) {
      const next = SCENES[(SCENES.indexOf(name) + 1) % SCENES.length];
      setTimeout(() => held || turn(next), seconds * 1000);
    }
  }

  function light() {
    if (!data) return;
    const cells = data.cells.filter((cell) => cell.percent !== null);
    for (const g of document.querySelectorAll(".cell.spotted")) g.classList.remove("spotted");
    byId("spot").hidden = !cells.length;
    if (!cells.length) return;
    spot = (spot + 1) % cells.length;
    const cell = cells[spot];
    const g = document.querySelector(`.group [data-code="${cell.code}"]`);
    g.classList.add("spotted");
    g.parentNode.appendChild(g); // its outline lies above its neighbours
    byId("spot-name").textContent = cell.name;
    byId("spot-percent").textContent = String(cell.percent);
    byId("spot-part").textContent = cell.part || "";
    byId("spot-rest").textContent = cell.rest || "";
    draw.gauge(byId("spot-cell"), cell.percent);
    week(cell.week);
  }

  function week(points) {
    const line = byId("spot-week");
    line.textContent = "";
    if (points === null) return;
    if (points === 0) {
      line.textContent = "Sama dengan pekan lalu";
      return;
    }
    const words = `${points > 0 ? "▲" : "▼"} ${Math.abs(points)} poin`;
    part("b", words, line, points > 0 ? "" : "less");
    line.appendChild(document.createTextNode(" dari pekan lalu"));
  }

  /* Sales */

  function brighten(code) {
    if (document.body.classList.contains("is-stale")) return;
    for (const g of document.querySelectorAll(`.cell[data-code="${code}"]`)) {
      g.classList.remove("sold");
      g.getBoundingClientRect(); // so that it begins anew
      g.classList.add("sold");
      setTimeout(() => g.classList.remove("sold"), 1300);
    }
  }

  function ticker(fresh) {
    const list = byId("ticker");
    list.textContent = "";
    for (const sale of data.sales) {
      const item = part("li", null, list, fresh.has(sale.id) ? "new" : "");
      image(sale.picture, item);
      part("b", sale.what, item);
      if (sale.opd_name) part("span", sale.opd_name, item);
      part("strong", sale.says, item);
    }
  }

  function glide() {
    const list = byId("ticker");
    if (wall.hidden || list.children.length < 2 || list.scrollWidth <= list.parentNode.clientWidth) return;
    const [one, two] = list.children;
    list.classList.add("gliding");
    list.style.transform = `translateX(${one.offsetLeft - two.offsetLeft}px)`;
    setTimeout(() => {
      list.classList.remove("gliding");
      list.style.transform = "";
      if (one.parentNode === list) list.appendChild(one);
    }, 900);
  }

  function shift() {
    const [x, y] = SHIFTS[Math.floor(Date.now() / SHIFT_EVERY) % SHIFTS.length];
    wall.style.transform = `translate(${x / 100}rem, ${y / 100}rem)`;
  }

  /* For pictures and tests: one scene, until the page is loaded again. */
  window.simaduScreen.hold = (name) => {
    held = true;
    turn(name);
  };

  turn(SCENES[0]);
  shift();
  ask();
  setInterval(ask, ASK_EVERY);
  setInterval(tick, 1000);
  setInterval(() => wall.dataset.scene === "sarang" && light(), SPOT);
  setInterval(glide, GLIDE_EVERY);
  setInterval(shift, SHIFT_EVERY / 5);
})();
