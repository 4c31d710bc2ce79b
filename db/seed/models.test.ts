import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { readProducts } from "./data-files";
import { planCatalog } from "./catalog";
import { randomFrom } from "./random";

const corner = z.tuple([z.number(), z.number(), z.number()]);
const document = z.object({
  nodes: z.array(z.object({ mesh: z.int().optional(), matrix: z.never().optional(), translation: z.never().optional(), rotation: z.never().optional(), scale: z.never().optional() })),
  meshes: z.array(z.object({ primitives: z.array(z.object({ attributes: z.object({ POSITION: z.int() }) })) })),
  accessors: z.array(z.object({ min: corner.optional(), max: corner.optional() })),
});

/** Width, depth and height of a binary glTF model in millimeters, and how far its foot is from the floor. */
function sizeOf(src: string): { size: number[]; footMm: number } {
  const bytes = readFileSync(new URL(`../../public${src}`, import.meta.url));
  const { nodes, meshes, accessors } = document.parse(JSON.parse(bytes.subarray(20, 20 + bytes.readUInt32LE(12)).toString()));
  const boxes = nodes.flatMap(({ mesh }) => (mesh === undefined ? [] : (meshes[mesh]?.primitives ?? []))).flatMap(({ attributes }) => {
    const { min, max } = accessors[attributes.POSITION] ?? {};
    return min && max ? [{ min, max }] : [];
  });
  const [width, height, depth] = ([0, 1, 2] as const).map((axis) => 1_000 * (Math.max(...boxes.map(({ max }) => max[axis])) - Math.min(...boxes.map(({ min }) => min[axis]))));
  return { size: [width ?? 0, depth ?? 0, height ?? 0], footMm: 1_000 * Math.min(...boxes.map(({ min }) => min[1])) };
}

test("every model that can be put into a room has the size its product says, and stands on the floor", () => {
  const now = new Date("2026-11-22T23:00:00Z");
  const { rows } = planCatalog({ now, start: now, scale: 1, random: (name) => randomFrom(7, name) });
  const shown = rows.products.filter(({ modelSrc }) => modelSrc);
  expect(shown.length).toBeGreaterThan(readProducts().length - 3);
  const wrong = shown.flatMap(({ slug, modelSrc, widthMm, depthMm, heightMm }) => {
    const { size, footMm } = sizeOf(modelSrc ?? "");
    const isTrue = [widthMm, depthMm, heightMm].every((said, at) => Math.abs((said ?? 0) - (size[at] ?? 0)) <= 3.5) && Math.abs(footMm) < 1;
    return isTrue ? [] : [`${slug}: ${size.map(Math.round).join(" × ")} in 3D, ${widthMm} × ${depthMm} × ${heightMm} on its page, foot at ${footMm}`];
  });
  expect(wrong).toEqual([]);
});
