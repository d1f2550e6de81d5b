/* Draws what the large screen shows from one snapshot; keeps no more than is on the screen. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const NAME = { floor: 17, ceiling: 23 }; // px on the canvas of 1920
  const WIDTH = 104; // of a cell
  const RADIUS = WIDTH / Math.sqrt(3);
  const STEP = (WIDTH * Math.sqrt(3)) / 2;
  const DRAWN = 0.95;
  const GROUPS = { kecamatan: 5, dinas: 6, bagian: 10 }; // cells in a row

  const byId = (id) => document.getElementById(id);

  function make(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    if (parent) parent.appendChild(element);
    return element;
  }

  function part(tag, text, parent, className) {
    const element = document.createElement(tag);
    if (text !== null) element.textContent = text;
    if (className) element.className = className;
    parent.appendChild(element);
    return element;
  }

  function image(address, parent) {
    const element = part("img", null, parent);
    element.alt = "";
    element.src = address;
    return element;
  }

  const corners = (radius) =>
    [0, 1, 2, 3, 4, 5].map((k) => {
      const angle = Math.PI / 6 + (k * Math.PI) / 3;
      return [(radius * Math.cos(angle)).toFixed(1), (radius * Math.sin(angle)).toFixed(1)].join();
    });

  /* Cells row by row, every other row shifted; each keeps its element, whatever its place. */
  function comb(svg, cells, columns) {
    const rows = Math.ceil(cells.length / columns) || 1;
    const width = (Math.min(columns, cells.length) + (rows > 1 ? 0.5 : 0)) * WIDTH;
    svg.setAttribute("viewBox", [0, 0, width, 2 * RADIUS + (rows - 1) * STEP].join(" "));
    svg.setAttribute("preserveAspectRatio", "xMinYMin meet");
    const known = new Map([...svg.querySelectorAll(".cell")].map((g) => [g.dataset.code, g]));
    cells.forEach((cell, index) => {
      const row = Math.floor(index / columns);
      const x = ((index % columns) + 0.5 + (row % 2 ? 0.5 : 0)) * WIDTH;
      const g = known.get(cell.code) || hexagon(svg, cell.code);
      known.delete(cell.code);
      g.setAttribute("transform", `translate(${x.toFixed(1)} ${(RADIUS + row * STEP).toFixed(1)})`);
      for (const shade of ["k0", "k1", "k2", "k3", "k4", "kx"]) g.classList.remove(shade);
      g.classList.add("k" + (cell.shade === null ? "x" : cell.shade));
      write(g.querySelector(".n"), cell.percent === null ? "–" : String(cell.percent));
      if (write(g.querySelector(".c"), cell.cell)) fit(g.querySelector(".c"));
    });
    for (const gone of known.values()) gone.remove();
  }

  function hexagon(svg, code) {
    const g = make("g", { class: "cell" }, svg);
    g.dataset.code = code;
    make("polygon", { points: corners(RADIUS * DRAWN).join(" ") }, g);
    make("text", { class: "n", y: -1, "font-size": 37 }, g);
    make("text", { class: "c", y: 27 }, g);
    return g;
  }

  function write(element, text) {
    if (element.textContent === text) return false;
    element.textContent = text;
    return true;
  }

  /* As large as fits into the cell, measured; between floor and ceiling. */
  function fit(text) {
    const room = WIDTH * DRAWN - 6;
    text.setAttribute("font-size", NAME.ceiling);
    const length = text.getComputedTextLength();
    const size = Math.min(NAME.ceiling, (NAME.ceiling * room) / (length || 1));
    text.setAttribute("font-size", Math.max(NAME.floor, Math.floor(size * 2) / 2));
    text.removeAttribute("textLength");
    if (size >= NAME.floor) return;
    text.setAttribute("textLength", room);
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }

  function combs(data) {
    const cells = new Map(data.cells.map((cell) => [cell.code, cell]));
    comb(byId("comb-sorted"), data.sorted.map((code) => cells.get(code)), 11);
    for (const [group, columns] of Object.entries(GROUPS)) {
      comb(byId("comb-" + group), data.cells.filter((cell) => cell.group === group), columns);
    }
    const number = data.cells.filter((cell) => cell.group === "kecamatan").length;
    const heading = document.querySelector("[data-group=kecamatan]");
    if (!heading.dataset.words) heading.dataset.words = heading.textContent;
    heading.textContent = `${number} ${heading.dataset.words}`;
    byId("opd-count").textContent = String(data.cells.length);
  }

  /* A cell filled with honey up to the percentage. */
  function gauge(svg, percent) {
    if (svg.dataset.percent === String(percent)) return;
    svg.dataset.percent = String(percent);
    svg.textContent = "";
    const clip = make("clipPath", { id: `${svg.id || svg.dataset.gauge}-clip` }, svg);
    make("polygon", { points: corners(50).join(" ") }, clip);
    const frame = { fill: "#2B2112", stroke: "#A06600", "stroke-width": 4, "stroke-linejoin": "round" };
    make("polygon", { points: corners(62).join(" "), ...frame }, svg);
    const honey = make("g", { "clip-path": `url(#${clip.id})` }, svg);
    const top = 50 - percent;
    make("path", { d: `M-50 ${top - 3}q20-6 46 0t54 2V60H-50Z`, fill: "#9A8348" }, honey);
    make("path", { d: `M-50 ${top}q22 7 48 1t52 0V60H-50Z`, fill: "#F7B512" }, honey);
  }

  function bars(list, rows) {
    list.textContent = "";
    for (const row of rows) {
      const item = part("li", null, list, row.percent === 100 ? "full" : "");
      part("span", row.name, item);
      part("b", row.says, item);
      part("i", null, part("u", null, item)).style.width = `${row.percent || 0}%`;
    }
  }

  /* The course of the rate; the last month is not over, so it is dashed. */
  function trend(svg, months) {
    svg.textContent = "";
    const known = months.filter((month) => month.percent !== null);
    if (!known.length) return;
    const low = Math.min(...known.map((month) => month.percent));
    const high = Math.max(...known.map((month) => month.percent), low + 1);
    const at = known.map((month, index) => [
      48 + (index * 488) / Math.max(known.length - 1, 1),
      138 - ((month.percent - low) * 84) / (high - low),
    ]);
    const line = (points) => "M" + points.map((point) => point.join(" ")).join("L");
    if (at.length > 2) make("path", { class: "line", d: line(at.slice(0, -1)) }, svg);
    if (at.length > 1) make("path", { class: "line now", d: line(at.slice(-2)) }, svg);
    known.forEach((month, index) => {
      const last = index === known.length - 1;
      const [x, y] = at[index];
      if (last) make("polygon", { class: "dot", points: corners(12).join(" "), transform: `translate(${x} ${y})` }, svg);
      make("text", { x: last ? x + 16 : x, y: y - (last ? 26 : 20), class: last ? "last" : "" }, svg).textContent = month.says;
      make("text", { x, y: 186 }, svg).textContent = month.name;
    });
  }

  function sellers(data) {
    const short = byId("best-short");
    const long = byId("best");
    short.textContent = long.textContent = "";
    for (const seller of data.best.slice(0, 4)) {
      const item = part("li", null, short);
      image(seller.picture, item);
      const names = part("div", null, item);
      part("b", seller.name, names);
      part("span", seller.kecamatan, names);
      part("strong", seller.says, item);
    }
    for (const seller of data.best) {
      const item = part("li", null, long);
      image(seller.picture, part("div", null, item, "tile"));
      part("b", seller.name, item);
      part("strong", seller.says, item);
      part("span", seller.kecamatan, item);
      part("i", null, part("u", null, item)).style.width = `${seller.share}%`;
    }
  }

  function money(data) {
    byId("target").style.width = `${Math.min(data.money.percent, 100)}%`;
    byId("pace").style.left = `calc(${data.money.pace}% - .025rem)`;
    byId("ten").style.width = `${data.money.spread.percent}%`;
    const list = byId("months");
    const most = Math.max(...data.course.map((month) => month.amount), 1);
    list.textContent = "";
    for (const month of data.course) {
      const item = part("li", null, list);
      part("b", month.says, item);
      part("u", null, item).style.height = `${((month.amount * 1.96) / most).toFixed(3)}rem`;
      part("span", month.name, item);
    }
  }

  function lowest(rows) {
    const list = byId("lowest");
    list.textContent = "";
    for (const row of rows) {
      const item = part("li", null, list);
      const svg = make("svg", { viewBox: "-60 -66 120 132", class: `k${row.shade}` }, item);
      make("polygon", { points: corners(54).join(" "), style: "stroke-width:9;stroke-dasharray:20 14" }, svg);
      part("span", row.name, item);
      part("b", row.says, item);
    }
  }

  /* Every element that says by data-is which text of the snapshot it holds. */
  function texts(data) {
    for (const element of document.querySelectorAll("[data-is]")) {
      const value = element.dataset.is.split(".").reduce((found, key) => found && found[key], data);
      write(element, value === null || value === undefined ? "" : String(value));
    }
  }

  function all(data) {
    texts(data);
    combs(data);
    gauge(document.querySelector("[data-gauge=total]"), data.total.fill);
    bars(byId("levels"), data.levels);
    trend(byId("trend"), data.trend);
    sellers(data);
    money(data);
    lowest(data.lowest);
  }

  window.simaduScreen = { draw: { all, gauge, part, image, byId } };
})();
