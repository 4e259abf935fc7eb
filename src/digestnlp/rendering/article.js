"use strict";
// Lights in the text what a row was read from, and the rows that a figure gave.

(() => {
  const pieces = all("[data-p]");
  const text = first("[data-text]");
  const sideBySide = matchMedia("(min-width: 64rem)");
  let pointed = [];
  let focused = [];

  const numbersOf = (element) => {
    const figure = element.closest("a[data-rows]");
    if (figure) return figure.dataset.rows.split(" ").map(Number);
    const row = element.closest("tbody[data-row]");
    return row ? [facts.number(row)] : [];
  };

  function light() {
    for (const element of all(".lit")) element.classList.remove("lit", "sentence", "figure", "subject", "metric", "period");
    for (const number of pointed.length ? pointed : focused) {
      document.getElementById(`fact-${number}`).classList.add("lit");
      for (const [slot, range] of Object.entries(page.places[number])) {
        if (range) for (const piece of pieces.slice(...range)) piece.classList.add("lit", slot);
      }
    }
  }

  // Beside the text, the table scrolls to a row that a figure lights; the page itself stays where it is.
  function bringRow(number) {
    const table = first("section.table");
    const row = document.getElementById(`fact-${number}`);
    if (!sideBySide.matches || row.hidden) return;
    const [frame, place] = [table.getBoundingClientRect(), row.getBoundingClientRect()];
    const head = first("thead", table).getBoundingClientRect().bottom;
    const foot = Math.min(frame.bottom, innerHeight);
    if (place.top < head) table.scrollTop += place.top - head;
    else if (place.bottom > foot) table.scrollTop += Math.min(place.bottom - foot, place.top - head);
  }

  document.addEventListener("pointerover", (event) => {
    const numbers = event.pointerType === "touch" ? [] : numbersOf(event.target);
    if (String(numbers) === String(pointed)) return;
    pointed = numbers;
    light();
    if (event.target.closest("a[data-rows]")) bringRow(numbers[0]);
  });
  document.documentElement.addEventListener("pointerleave", () => {
    pointed = [];
    light();
  });
  document.addEventListener("focusin", (event) => {
    focused = numbersOf(event.target);
    light();
    if (event.target.closest("a[data-rows]")) bringRow(focused[0]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      pointed = focused = [];
      light();
    }
  });

  text.addEventListener("click", (event) => {
    const figure = event.target.closest("a[data-rows]");
    if (!figure) return;
    event.preventDefault();
    facts.reveal(numbersOf(figure)[0]);
  });
  text.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("a[data-rows]")) return;
    const figures = all("a[data-rows]", text);
    const next = figures[figures.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  first("#facts").addEventListener("click", (event) => {
    const back = event.target.closest("[data-back]");
    const row = event.target.closest("tbody[data-row]");
    if (!row) return;
    const range = page.places[facts.number(row)].figure;
    const figure = range && pieces[range[0]];
    if (!figure) return;
    if (back) {
      event.preventDefault();
      figure.scrollIntoView({ block: "center" });
      figure.closest("a[data-rows]")?.focus({ preventScroll: true });
    } else if (sideBySide.matches) {
      figure.scrollIntoView({ block: "nearest" });
    }
  });

  for (const button of all("[data-kind]")) {
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      text.classList.toggle(`without-${button.dataset.kind}`, !shown);
    });
  }
})();
