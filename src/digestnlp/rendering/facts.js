"use strict";
// What both pages do: the colour scheme, and the table of facts with its order, filters, copies and open rows.

const page = JSON.parse(document.getElementById("data").textContent);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const first = (selector, root = document) => root.querySelector(selector);

const theme = (() => {
  const key = "digestnlp-theme";
  const button = first("[data-theme-toggle]");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (prefersDark.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    document.dispatchEvent(new Event("schemechange"));
  };
  // A page opened as a file may have no storage.
  const stored = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null;
    }
  };
  const kept = stored((storage) => storage.getItem(key));
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    stored((storage) => storage.setItem(key, document.documentElement.dataset.theme));
    show();
  });
  prefersDark.addEventListener("change", show);
  show();
  return { isDark };
})();

const facts = (() => {
  const table = first("table.facts");
  const rows = all("tbody[data-row]");
  const filters = all("[data-filter]");
  const number = (row) => Number(row.dataset.row);
  const opener = (row) => first("button.open", row);
  const visible = () => all("tbody[data-row]").filter((row) => !row.hidden);

  // What the filter by words looks in: what the row shows, and all that its record says, the sentence too.
  const wordsOf = new Map(
    rows.map((row) => [row, [first("tr.row", row).textContent, ...page.csv.rows[number(row)]].join(" ").toLowerCase()]),
  );

  function filter() {
    for (const row of rows) {
      row.hidden = !filters.every((control) => {
        const name = control.dataset.filter;
        const wanted = control.value.trim();
        return name === "words"
          ? wanted.toLowerCase().split(/\s+/).every((word) => wordsOf.get(row).includes(word))
          : !wanted || row.dataset[name] === wanted;
      });
    }
    const shown = visible().length;
    first("[data-shown]").textContent = page.say.shown.replace("{}", shown).replace("{}", rows.length);
    first("[data-nothing]").hidden = shown > 0;
  }

  function narrow(values) {
    for (const control of filters) {
      const value = values[control.dataset.filter] || "";
      // A page that holds only part of a database may have no row of what is common in it.
      if (control.options && ![...control.options].some((option) => option.value === value)) control.add(new Option(value, value));
      control.value = value;
    }
    filter();
  }

  // Empty cells come last in either order; rows that are alike keep theirs.
  function sort(button) {
    const heading = button.closest("th");
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const keyOf = (row) => {
      const cell = first("tr.row", row).children[Number(button.dataset.sort)];
      return "number" in cell.dataset ? Number(cell.dataset.number) : cell.dataset.key;
    };
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh"));
    const sorted = rows.map((row) => [keyOf(row), row]);
    sorted.sort(([a, rowA], [b, rowB]) => {
      if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
      return (ascending ? 1 : -1) * compare(a, b) || number(rowA) - number(rowB);
    });
    table.append(...sorted.map(([, row]) => row));
  }

  // A spreadsheet runs a cell that begins with one of these; a quotation mark before it makes it text. Numbers stay numbers.
  function csvCell(value) {
    let text = value === null ? "" : String(value);
    if (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  const csv = () =>
    [page.csv.columns, ...visible().map((row) => page.csv.rows[number(row)])]
      .map((cells) => `${cells.map(csvCell).join(",")}\r\n`)
      .join("");

  async function copy() {
    const said = first("[data-copied]");
    try {
      await copyText(csv());
      said.textContent = page.say.copied.replace("{}", visible().length);
    } catch {
      said.textContent = page.say.copy_failed;
    }
  }

  async function copyText(text) {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return;
      } catch {
        // Some browsers refuse it to files; the older way may still do.
      }
    }
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  }

  function setOpen(row, open) {
    opener(row).setAttribute("aria-expanded", String(open));
    first("tr.detail", row).hidden = !open;
  }

  const isOpen = (row) => opener(row).getAttribute("aria-expanded") === "true";

  function reveal(wanted) {
    const row = document.getElementById(`fact-${wanted}`);
    if (row.hidden) narrow({});
    row.scrollIntoView({ block: "center" });
    opener(row).focus({ preventScroll: true });
    return row;
  }

  function onKey(event) {
    const row = event.target.closest("tbody[data-row]");
    if (event.key === "Escape" && row && isOpen(row)) {
      setOpen(row, false);
      opener(row).focus();
    } else if (event.target.matches("button.open")) {
      const shown = visible();
      const at = shown.indexOf(row);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
      if (shown[next]) {
        event.preventDefault();
        opener(shown[next]).focus();
      }
    }
  }

  if (table) {
    for (const control of filters) control.addEventListener("input", filter);
    for (const button of all("[data-sort]", table)) button.addEventListener("click", () => sort(button));
    first("[data-copy]").addEventListener("click", copy);
    table.addEventListener("click", (event) => {
      const row = event.target.closest("tr.row")?.closest("tbody");
      const selects = String(getSelection()) !== "";
      if (row && (!selects || event.target.closest("button.open"))) setOpen(row, !isOpen(row));
    });
    table.addEventListener("keydown", onKey);
  }
  return { rows, narrow, reveal, setOpen, number };
})();
