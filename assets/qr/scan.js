/* Reads QR codes with the camera, for the cashier's page: the browser's own reader where it has one, else ours.

   Typing always works beside it; whatever is amiss is said in the words that the page has put on the box. */
const EVERY = 160; // ms between two looks
const WIDEST = 640; // px; a QR on a phone is large in the picture
const READER = "/assets/qr/decode.min.js?v=0.7.0";
const KINDS = {
  code: (text) => (/^\d{3}[ -]?\d{3}$/.test(text) ? text.replace(/\D/g, "").replace(/^(...)/, "$1 ") : null),
  buyer: (text) => (text.startsWith("asn:") ? text : null),
};

/* Looks until a fitting QR is seen or the box says simadu:stop; `done` is called at the end, and without a camera. */
export async function scan(box, done) {
  const place = box.querySelector(".cash-video");
  say(box, box.dataset.hint);
  let stream;
  try {
    stream = await camera();
  } catch (error) {
    say(box, error.name === "NotAllowedError" ? box.dataset.denied : box.dataset.none);
    box.classList.add("has-failed"); // the words stay while one types
    return done();
  }
  const video = document.createElement("video");
  video.setAttribute("playsinline", "");
  video.muted = true;
  video.srcObject = stream;
  let stopped = !box.classList.contains("is-on"); // while the permission was asked for
  const stop = () => {
    stopped = true;
    stream.getTracks().forEach((track) => track.stop());
    place.replaceChildren();
  };
  if (stopped) return stop();
  box.addEventListener("simadu:stop", stop, { once: true });
  place.replaceChildren(video);
  await video.play();
  const read = await reader();
  while (!stopped) {
    const text = await read(video);
    if (!stopped && text && take(box, text)) return done();
    await new Promise((next) => setTimeout(next, EVERY));
  }
}

function camera() {
  const devices = navigator.mediaDevices;
  if (!devices || !devices.getUserMedia) throw new Error("no camera");
  return devices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 } } });
}

/* A function that finds the text of a QR in the picture, or nothing. */
async function reader() {
  const own = window.BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (video) => ((await detector.detect(video))[0] || {}).rawValue;
  }
  const { decodeQR } = await import(READER);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => look(decodeQR, video, canvas, pen);
}

function look(decodeQR, video, canvas, pen) {
  if (!video.videoWidth) return null;
  const scale = Math.min(1, WIDEST / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null; // no QR in this picture
  }
}

function take(box, text) {
  const fitting = KINDS[box.dataset.kind](text.trim());
  if (fitting === null) {
    say(box, box.dataset.wrong);
    return false;
  }
  const props = box.dataset.kind === "code" ? { value: fitting } : { data: { text: fitting, at: Date.now() } };
  window.dash_clientside.set_props(box.dataset.target, props);
  return true;
}

function say(box, words) {
  const place = box.querySelector("[role=status]");
  if (place.textContent !== words) place.textContent = words;
}
