/* Indonesian for plotly.js. Its own locale file spells months in an old way and has no words, so this is written anew.
   plotly.js reads window.PlotlyLocales when it loads. */
(function () {
  const locale = {
    moduleType: "locale",
    name: "id",
    dictionary: {
      Autoscale: "Skala otomatis",
      "Box Select": "Pilih kotak",
      "Click to enter Plot title": "Judul grafik",
      "Click to enter Plot subtitle": "Anak judul grafik",
      "Click to enter X axis title": "Judul sumbu X",
      "Click to enter Y axis title": "Judul sumbu Y",
      "Compare data on hover": "Bandingkan data saat ditunjuk",
      "Double-click on legend to isolate one trace": "Klik dua kali pada legenda untuk satu seri saja",
      "Double-click to zoom back out": "Klik dua kali untuk kembali",
      "Download plot": "Unduh grafik",
      "Download plot as a PNG": "Unduh grafik sebagai PNG",
      "Lasso Select": "Pilih bebas",
      Pan: "Geser",
      Reset: "Atur ulang",
      "Reset axes": "Atur ulang sumbu",
      "Show closest data on hover": "Tampilkan data terdekat saat ditunjuk",
      "Snapshot succeeded": "Gambar tersimpan",
      "Sorry, there was a problem downloading your snapshot!": "Gambar belum bisa diunduh. Coba lagi.",
      "Taking snapshot - this may take a few seconds": "Menyiapkan gambar, tunggu beberapa detik",
      "Toggle Spike Lines": "Garis bantu",
      Zoom: "Perbesar",
      "Zoom in": "Perbesar",
      "Zoom out": "Perkecil",
      close: "tutup",
      high: "tertinggi",
      low: "terendah",
      max: "maks",
      mean: "rata-rata",
      median: "median",
      min: "min",
      open: "buka",
      source: "sumber",
      target: "tujuan",
    },
    format: {
      days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
      shortDays: ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
      months: [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
      ],
      shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
      date: "%d/%m/%Y",
      decimal: ",",
      thousands: ".",
    },
  };
  if (window.Plotly) {
    window.Plotly.register(locale);
    return;
  }
  window.PlotlyLocales = window.PlotlyLocales || [];
  window.PlotlyLocales.push(locale);
})();
