// Elements from plain values. Text goes in as text: nothing here reads markup.

const SVG = "http://www.w3.org/2000/svg";

export const $ = (id) => document.getElementById(id);

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...present(children));
  return element;
}

const present = (children) =>
  children.flat(9).filter((child) => child !== null && child !== undefined && child !== false && child !== "");

export const h = (tag, attributes, ...children) => furnish(document.createElement(tag), attributes, children);

export const svg = (tag, attributes, ...children) =>
  furnish(document.createElementNS(SVG, tag), attributes, children);

export const fill = (element, ...children) => element.replaceChildren(...present(children));

// A text in a language, kept apart from the direction of what is around it.
export const words = (text) => h("bdi", { lang: text.lang || null }, text.text);

export function say(text) {
  $("live").textContent = "";
  setTimeout(() => ($("live").textContent = text), 40);
}

const OUTLINES = {
  square: "M3 3H13V13H3Z",
  diamond: "M8 1.5L14.5 8L8 14.5L1.5 8Z",
  triangle: "M8 2L14.5 13.5H1.5Z",
  triangleDown: "M8 14L14.5 2.5H1.5Z",
  hexagon: "M4.5 2.2H11.5L15 8L11.5 13.8H4.5L1 8Z",
  star: "M8 .8L10.2 5.6L15.4 6.2L11.5 9.7L12.6 14.9L8 12.3L3.4 14.9L4.5 9.7L.6 6.2L5.8 5.6Z",
};

// The symbol of a class; hollow for what is only planned.
export function symbol(shape, colour, hollow) {
  const look = { fill: hollow ? "none" : colour, stroke: colour, "stroke-width": hollow ? 1.6 : 0.5 };
  if (hollow) look["stroke-dasharray"] = "2.4 1.6";
  const outline =
    shape === "dot" ? svg("circle", { cx: 8, cy: 8, r: 5.8, ...look }) : svg("path", { d: OUTLINES[shape], ...look });
  return svg("svg", { viewBox: "0 0 16 16", class: "symbol", "aria-hidden": "true" }, outline);
}

// A short piece of line, as it is drawn for a status.
export function stroke(colour, dashes, width, crossed) {
  const line = svg("path", {
    d: "M1 6H27",
    stroke: colour,
    "stroke-width": Math.max(width, 1.6),
    "stroke-dasharray": dashes.map((part) => part * 0.6).join(" ") || null,
    fill: "none",
  });
  const cross = crossed && svg("path", { d: "M11 2.5L17 9.5M17 2.5L11 9.5", stroke: colour, "stroke-width": 1.8 });
  return svg("svg", { viewBox: "0 0 28 12", class: "stroke", "aria-hidden": "true" }, line, cross);
}

const ICONS = {
  sun: "M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6M8 1V3M8 13V15M1 8H3M13 8H15M3 3L4.4 4.4M11.6 11.6L13 13M13 3L11.6 4.4M4.4 11.6L3 13",
  moon: "M13.5 9.6A6 6 0 1 1 6.4 2.5A4.8 4.8 0 0 0 13.5 9.6Z",
  plus: "M8 3V13M3 8H13",
  minus: "M3 8H13",
  fit: "M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10",
  back: "M7 3L2 8L7 13M2 8H14",
  reset: "M3 8a5 5 0 1 0 1.6-3.7M3 2V5.2H6.2",
  close: "M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.3 10.3L14 14",
  image: "M2 3H14V13H2ZM2 11L6 7.5L9 10L11 8.5L14 11M10.5 5.5h.01",
  sheet: "M2 3H14V13H2ZM2 6.3H14M2 9.6H14M6 3V13",
  filter: "M2 3H14L9.5 8.5V13L6.5 11.5V8.5Z",
  focus: "M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M8 1V3M8 13V15M1 8H3M13 8H15",
  link: "M6.5 9.5L9.5 6.5M7 4.5L8.5 3A3.2 3.2 0 0 1 13 7.5L11.5 9M9 11.5L7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7",
  help: "M5.5 6a2.5 2.5 0 1 1 3.4 2.3C8.2 8.6 8 9 8 10M8 12.6v.01",
};

export const icon = (name) =>
  svg(
    "svg",
    { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" },
    svg("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-linecap": "round", "stroke-linejoin": "round" }),
  );

export const button = (label, attributes, ...children) =>
  h("button", { type: "button", title: label, "aria-label": label, ...attributes }, ...children);
