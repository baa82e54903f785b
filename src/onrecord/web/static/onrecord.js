// Pages work without this. With it: a note and its words light up together, and review has keys.
"use strict";

(() => {
  const lit = (number, on) => {
    for (const element of document.querySelectorAll(`[data-n="${CSS.escape(number)}"]`)) {
      element.classList.toggle("lit", on);
    }
  };
  for (const note of document.querySelectorAll(".note[data-n]")) {
    const number = note.dataset.n;
    for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      note.addEventListener(name, () => lit(number, on));
    }
  }
  for (const words of document.querySelectorAll(".text [data-n]")) {
    words.addEventListener("mouseover", (event) => { event.stopPropagation(); lit(words.dataset.n, true); });
    words.addEventListener("mouseout", () => lit(words.dataset.n, false));
  }

  // Keys of the page: one letter, never while somebody types or with a key of the browser's own, and they can be
  // turned off, because a letter may come from who speaks to their computer.
  const off = () => localStorage.getItem("onrecord-keys") === "off";
  const keyed = document.querySelectorAll("[data-key]");
  if (keyed.length) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = !off();
    box.addEventListener("change", () => {
      localStorage.setItem("onrecord-keys", box.checked ? "on" : "off");
      document.body.classList.toggle("no-keys", !box.checked);
    });
    document.body.classList.toggle("no-keys", off());
    label.className = "keys";
    label.append(box, " Single keys decide");
    document.querySelector("main").append(label);
  }
  document.addEventListener("keydown", (event) => {
    if (off()) return;
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
    if (wanted.tagName === "SUMMARY") wanted.closest("details").querySelector("input, select, textarea")?.focus();
  });

  // A search is kept and sent by its address: leave out of it what was not filled in.
  for (const form of document.querySelectorAll("form:not([method=post])")) {
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
    window.addEventListener("pageshow", () => {
      for (const field of form.elements) field.disabled = false;
    });
  }

  // Extraction takes a moment: say so, and do not send twice.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      if (form.classList.contains("add")) {
        const button = form.querySelector("button");
        button.textContent = "Reading…";
        button.setAttribute("aria-busy", "true");
      }
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();
