"use strict";
// The charts and what chooses their data; every number in them also stands in a table, and leads to its row.

(() => {
  const chosen = first("[data-series]");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function resolved(name) {
    // light-dark() is resolved where a colour is used, not where it is named.
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  function config() {
    const [ink, quiet, line] = ["--ink", "--quiet", "--line"].map(resolved);
    const text = { labelColor: quiet, titleColor: quiet, labelFont: colour("--sans"), labelFontSize: 12 };
    return {
      background: null,
      font: colour("--sans"),
      view: { stroke: null },
      axis: { ...text, gridColor: line, domainColor: line, tickColor: line },
      legend: { ...text, labelColor: ink, symbolFillColor: quiet, symbolStrokeColor: quiet, orient: "bottom", columns: innerWidth < 640 ? 2 : 5, labelLimit: 140 },
      bar: { color: resolved("--company") },
      rule: { color: ink },
      range: {
        category: theme.isDark()
          ? ["#86a9ff", "#e0b455", "#5fcdb6", "#d49bf0", "#ff9a7a", "#a9c870", "#8fd3f5", "#f59ac0"]
          : ["#2456c9", "#b26a00", "#0d7a68", "#8a35b8", "#c2452d", "#4e7a1f", "#1180a8", "#b0316e"],
      },
    };
  }

  function draw(name, values, change = (spec) => spec) {
    const place = first(`[data-chart="${name}"]`);
    if (!place || !values.length) {
      place?.replaceChildren();
      return;
    }
    const spec = change(structuredClone(page.specs[name]));
    spec.data = { values };
    // `ast` lets Vega read its expressions without making code of them, which the page's policy forbids.
    const options = { mode: "vega-lite", actions: false, ast: true, config: config(), defaultStyle: false, renderer: "canvas", tooltip: { disableDefaultStyle: true } };
    vegaEmbed(place, spec, options).catch((error) => console.error(error));
  }

  function utc(day) {
    const [year, month, date] = day.split("-").map(Number);
    return { year, month, date, utc: true };
  }

  function cell(row, text, kind = "td") {
    const made = document.createElement(kind);
    made.append(text);
    row.append(made);
    return made;
  }

  function cite(point) {
    const link = document.createElement("a");
    link.href = `#fact-${point.row}`;
    link.dataset.cites = point.row;
    link.textContent = point.figure;
    return link;
  }

  function showSeries() {
    const series = page.series[Number(chosen.value)];
    for (const group of all("[data-subjects]")) group.hidden = group.dataset.subjects !== chosen.value;
    const boxes = all(`[data-subjects="${chosen.value}"] input:checked`);
    const subjects = new Set(boxes.map((box) => box.value));
    const points = series.points.filter((point) => subjects.has(point.subject));
    first("[data-points]").textContent = page.say.overview.points.replace("{}", points.length);
    first("[data-series-rows]").replaceChildren(
      ...points.map((point) => {
        const row = document.createElement("tr");
        cell(row, point.subject, "th").scope = "row";
        cell(row, point.period);
        cell(row, cite(point)).className = "figure";
        cell(row, point.modality);
        return row;
      }),
    );
    draw("series", points, (spec) => {
      const days = [...new Set(points.map((point) => point.start))].sort();
      const format = { year: "%Y", quarter: "%Y Q%q", half: "%Y-%m", month: "%Y-%m", day: "%Y-%m-%d" }[series.grain];
      spec.encoding.x.axis = { ...spec.encoding.x.axis, format };
      spec.layer[1].encoding.shape.legend = { values: [...new Set(points.map((point) => point.modality))] };
      if (days.length <= 12) spec.encoding.x.axis.values = days.map(utc);
      return spec;
    });
  }

  const showTargets = () => draw("targets", page.targets, (spec) => ({ ...spec, height: spec.height * page.targets.length }));

  if (chosen) {
    chosen.addEventListener("input", showSeries);
    for (const box of all("[data-subjects] input")) box.addEventListener("input", showSeries);
    showSeries();
  }
  showTargets();
  document.addEventListener("schemechange", () => {
    if (chosen) showSeries();
    showTargets();
  });

  first("main").addEventListener("click", (event) => {
    const link = event.target.closest("[data-cites]");
    const narrow = event.target.closest("[data-narrow]");
    if (link) {
      event.preventDefault();
      facts.setOpen(facts.reveal(link.dataset.cites), true);
    } else if (narrow) {
      facts.narrow({ [narrow.dataset.narrow]: narrow.dataset.value });
      first("#facts").scrollIntoView();
      first("#facts").focus({ preventScroll: true });
    }
  });
})();
