/* Makes a file field of each [data-upload] (the id of a dcc.Store) or .photo-drop with an id "<store>-drop".
   data-upload-to is where it sends to (/unggah), data-upload-what its word for the picture ("nota").

   A picture is made small here first, which spares the network; the server re-encodes it in any case. The store
   then holds {key, name, url, size_text}. When the server empties the store, or the window hears
   "simadu:upload-clear" {detail: {store}}, the field is empty again. */
(function () {
  "use strict";
  const PLACES = "[data-upload], .photo-drop[id$='-drop']";
  const KINDS = "image/jpeg,image/png,image/webp";
  const LONGEST_SIDE = 1600; // pixels
  const QUALITY = 0.8;
  const LARGEST = 10000000; // bytes
  const BROKEN = "Foto belum terkirim. Isian tetap tersimpan, coba lagi.";
  const touch = window.matchMedia("(pointer: coarse)").matches;
  const fields = new Map(); // place: field

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function action(text) {
    const button = make("button", "photo-pick", text);
    button.type = "button";
    return button;
  }

  class Field {
    constructor(place) {
      this.place = place;
      this.what = place.dataset.uploadWhat || "nota";
      this.store = place.dataset.upload || place.id.replace(/-drop$/, "");
      this.key = null; // of the photo in the store
      this.name = "";
      this.sending = null; // the request under way
      this.held = null; // a photo that waits for the line: {body, name}
      this.turn = 0; // goes up with each file: an older one's answer is then too late
      this.build();
      this.listen();
      this.rest();
      this.follow();
    }

    build() {
      this.input = make("input", "photo-input");
      this.input.type = "file";
      this.input.accept = KINDS;
      this.input.id = this.place.id + "-file";
      this.thumb = make("span", "photo-thumb is-empty");
      this.title = make("span", "photo-name");
      this.note = make("span", "photo-note");
      this.note.setAttribute("aria-live", "polite");
      this.bar = make("progress", "photo-progress");
      this.bar.max = 1;
      this.bar.setAttribute("aria-label", "Foto terkirim");
      const words = make("span", "photo-words");
      words.append(this.title, this.note, this.bar);
      this.pick = make("label", "photo-pick");
      this.pick.htmlFor = this.input.id;
      this.browse = action("Dari galeri");
      this.drop = action("Hapus");
      this.error = make("span", "photo-error");
      this.error.setAttribute("role", "alert");
      this.error.id = this.place.id + "-upload-error";
      const actions = make("span", "photo-actions");
      actions.append(this.input, this.pick, this.browse, this.drop);
      this.place.replaceChildren(this.thumb, words, actions, this.error);
    }

    listen() {
      this.place.tabIndex = -1; // the summary of errors links here
      this.place.addEventListener("focus", () => this.input.focus());
      this.input.addEventListener("change", () => {
        const file = this.input.files[0];
        this.input.value = ""; // the same file may be chosen again
        if (file) this.take(file);
      });
      this.browse.addEventListener("click", () => {
        this.input.removeAttribute("capture"); // with it, phones offer the camera alone
        this.input.click();
        this.allowCamera();
      });
      this.drop.addEventListener("click", () => {
        const busy = /\bis-(sending|waiting)\b/.test(this.place.className);
        this.stop();
        this.say("");
        this.tell(false);
        if (!busy) this.put(null);
        this.rest();
        this.input.focus();
      });
      this.place.addEventListener("dragover", (event) => {
        event.preventDefault();
        this.place.classList.add("is-over");
      });
      this.place.addEventListener("dragleave", () => this.place.classList.remove("is-over"));
      this.place.addEventListener("drop", (event) => {
        event.preventDefault();
        this.place.classList.remove("is-over");
        const file = event.dataTransfer.files[0];
        if (file) this.take(file);
      });
    }

    /* What is in the store, shown: a photo, or the invitation to choose one. */
    rest() {
      const has = this.key !== null;
      this.place.classList.remove("is-sending");
      this.place.removeAttribute("aria-busy");
      this.bar.hidden = true;
      this.title.textContent = has ? this.name : "Belum ada foto";
      this.note.textContent = has ? (this.size ? this.size + " · terunggah" : "terunggah") : "JPG, PNG, atau WEBP";
      this.show(has ? this.url : null);
      this.pick.textContent = has ? "Ganti" : touch ? "Ambil foto" : "Pilih foto";
      this.browse.hidden = has || !touch;
      this.drop.hidden = !has;
      this.drop.replaceChildren(make("i", "icon icon-trash"));
      this.drop.setAttribute("aria-label", "Hapus foto");
      this.allowCamera();
      this.input.setAttribute("aria-label", (has ? "Ganti foto " : "Pilih foto ") + this.what);
    }

    /* Straight to the camera for a first photo; for another one the phone asks where from. */
    allowCamera() {
      if (touch && this.key === null) this.input.setAttribute("capture", "environment");
      else this.input.removeAttribute("capture");
    }

    show(address) {
      const shown = this.thumb.querySelector("img");
      if (shown && shown.getAttribute("src") === address) return;
      if (shown && shown.src.startsWith("blob:")) URL.revokeObjectURL(shown.src);
      this.thumb.replaceChildren();
      this.thumb.classList.toggle("is-empty", !address);
      if (!address) return;
      const picture = make("img");
      picture.alt = "";
      picture.src = address;
      picture.addEventListener("error", () => picture.remove()); // a kind that this browser cannot show
      this.thumb.append(picture);
    }

    async take(file) {
      this.stop();
      const turn = this.turn;
      this.say("");
      this.tell(true);
      this.place.classList.add("is-sending");
      this.place.setAttribute("aria-busy", "true");
      this.title.textContent = file.name;
      this.note.textContent = "Menyiapkan foto…";
      this.drop.hidden = false;
      this.drop.textContent = "Batal";
      this.drop.removeAttribute("aria-label");
      this.browse.hidden = true;
      const body = await small(file);
      if (turn !== this.turn) return;
      if (body.size > LARGEST) {
        this.fail(`Foto terlalu besar (${megabytes(body.size)} MB). Pilih foto di bawah 10 MB.`);
        return;
      }
      this.show(URL.createObjectURL(body));
      this.send(body, file.name, turn);
    }

    send(body, name, turn) {
      const form = new FormData();
      form.append("foto", body, name);
      const request = (this.sending = new XMLHttpRequest());
      request.open("POST", this.place.dataset.uploadTo || "/unggah");
      request.setRequestHeader("X-CSRFToken", token());
      request.responseType = "json";
      this.bar.hidden = false;
      this.bar.value = 0;
      this.note.textContent = "Mengunggah…";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) this.bar.value = event.loaded / event.total;
      });
      request.addEventListener("load", () => {
        if (turn === this.turn) this.hear(request);
      });
      request.addEventListener("error", () => {
        if (turn === this.turn) this.hold(body, name);
      });
      request.send(form);
    }

    hear(request) {
      this.sending = null;
      const answer = request.response;
      if (request.status >= 200 && request.status < 300 && answer && answer.key) {
        this.adopt(answer);
        this.put(answer);
        this.rest();
        return;
      }
      if (request.status === 401) window.dispatchEvent(new Event("simadu:signed-out"));
      this.fail((answer && answer.message) || BROKEN);
    }

    /* The line is lost: the photo stays here and goes by itself when the line is back. */
    hold(body, name) {
      this.stop();
      this.held = { body, name };
      this.place.classList.remove("is-sending");
      this.place.classList.add("is-waiting");
      this.place.removeAttribute("aria-busy");
      this.bar.hidden = true;
      this.title.textContent = "1 foto menunggu dikirim";
      this.note.textContent = "Terkirim sendiri begitu ada sinyal";
    }

    resume() {
      if (!this.held) return;
      const { body, name } = this.held;
      this.stop();
      this.place.classList.add("is-sending");
      this.title.textContent = name;
      this.send(body, name, this.turn);
    }

    /* The server's words below; what was there before stays. */
    fail(message) {
      this.stop();
      this.rest();
      this.say(message);
    }

    /* Whether a photo has been chosen: a page that keeps drafts says so when it did not arrive. */
    tell(chosen) {
      window.dispatchEvent(new CustomEvent("simadu:photo", { detail: { store: this.store, chosen } }));
    }

    say(message) {
      this.error.textContent = message;
      this.place.classList.toggle("has-error", message !== "");
      if (message) this.input.setAttribute("aria-describedby", this.error.id);
      else this.input.removeAttribute("aria-describedby");
    }

    stop() {
      this.turn += 1;
      if (this.sending) this.sending.abort();
      this.sending = this.held = null;
      this.place.classList.remove("is-waiting");
    }

    adopt(data) {
      this.key = data ? data.key : null;
      this.name = (data && data.name) || "Foto " + this.what;
      this.size = (data && data.size_text) || "";
      this.url = (data && data.url) || (data ? "/foto/" + encodeURIComponent(data.key) : null);
    }

    put(data) {
      this.adopt(data);
      const kept = data && { key: data.key, name: data.name, url: data.url, size_text: data.size_text };
      window.dash_clientside.set_props(this.store, { data: kept });
    }

    /* The store may have been emptied, or filled, by somebody else. */
    follow() {
      const data = stored(this.store);
      if (data === undefined) return;
      const key = data && data.key ? data.key : null;
      if (key === this.key) return;
      if (key === null && (this.sending || this.held)) {
        this.adopt(null);
        return;
      }
      this.stop();
      this.adopt(key === null ? null : data);
      this.say("");
      this.rest();
    }
  }

  /* A picture of at most 1600 pixels as JPEG; the file itself when it cannot be read here or would only grow. */
  async function small(file) {
    let bitmap = null;
    try {
      bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff"; // under what is transparent
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.imageSmoothingQuality = "high";
      pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
      return made && made.size < file.size ? made : file;
    } catch {
      return file;
    } finally {
      if (bitmap) bitmap.close();
    }
  }

  function megabytes(size) {
    return (Math.round(Math.max(size, 10100000) / 100000) / 10).toString().replace(".", ",");
  }

  function token() {
    const found = /(?:^|;\s*)(?:__Host-)?simadu-csrf=([^;]+)/.exec(document.cookie);
    return found ? decodeURIComponent(found[1]) : "";
  }

  /* The data of a store: null when it is empty, undefined when there is no telling. */
  function stored(id) {
    const api = window.dash_component_api;
    let found;
    try {
      found = api && api.getLayout ? api.getLayout(id) : undefined;
    } catch {
      return undefined;
    }
    if (!found || !found.props) return undefined;
    return found.props.data || null;
  }

  function look() {
    for (const [place, field] of fields) {
      if (place.isConnected) {
        if (field.input.isConnected) field.follow();
        else fields.delete(place); // Dash has drawn over it
      } else {
        field.stop();
        fields.delete(place);
      }
    }
    for (const place of document.querySelectorAll(PLACES)) {
      if (!fields.has(place)) fields.set(place, new Field(place));
    }
  }

  let planned = null;
  function plan() {
    if (planned === null) planned = setTimeout(() => { planned = null; look(); }, 60);
  }

  const resume = () => fields.forEach((field) => field.resume());
  window.addEventListener("online", resume);
  window.addEventListener("simadu:line", resume); // a page has found the server again
  new MutationObserver(plan).observe(document.documentElement, { childList: true, subtree: true });
  window.addEventListener("simadu:upload-clear", (event) => {
    for (const field of fields.values()) {
      if (field.store !== event.detail.store) continue;
      field.stop();
      field.adopt(null);
      field.say("");
      field.rest();
    }
  });
  plan();
})();
