// Places for the surroundings of one thing: itself in the middle, each further step on its own ring.

import { linesOf, things } from "./data.js";

const ROOM = 66; // along a ring, for one thing

const bearing = (from, to) => Math.atan2(to.y - from.y, to.x - from.x);

// Map of thing -> place, from a map of thing -> number of steps; `flat` is the width of a ring to its height.
export function rings(steps, start, flat) {
  const spots = new Map([[start, { x: 0, y: 0 }]]);
  const angles = new Map();
  const last = Math.max(...steps.values());
  let reach = 0;
  for (let step = 1; step <= last; step += 1) {
    const ring = [...steps.keys()].filter((id) => steps.get(id) === step);
    ring.sort((a, b) => order(a, steps, angles, start) - order(b, steps, angles, start) || a - b);
    reach = Math.max(reach + 170, (ring.length * ROOM) / (2 * Math.PI));
    const crowded = ring.length > 14;
    ring.forEach((id, at) => {
      const angle = -Math.PI + (2 * Math.PI * (at + 0.5)) / ring.length;
      const far = reach * (crowded && at % 2 ? 1.42 : 1);
      angles.set(id, angle);
      spots.set(id, { x: Math.round(Math.cos(angle) * far * flat), y: Math.round(Math.sin(angle) * far) });
    });
    if (crowded) reach *= 1.42;
  }
  return spots;
}

// Things stay on the side where they were; further ones stay near the thing that leads to them.
function order(id, steps, angles, start) {
  const own = bearing(things[start], things[id]);
  if (steps.get(id) === 1) return own;
  const parents = linesOf[id].map((line) => (line.from === id ? line.to : line.from));
  const parent = parents.find((each) => steps.get(each) === steps.get(id) - 1);
  return (angles.get(parent) || 0) + own * 0.001;
}
