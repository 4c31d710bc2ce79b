import type { Tx } from "@/db/client";
import { credit } from "@/db/schema/catalog";
import { readModels, readSources } from "./data-files";
import { writeRows } from "./write-rows";

/** Every source, and everyone whose model must be credited. */
export async function writeCredits(tx: Tx): Promise<string> {
  const rows = [...readSources(), ...modelCredits()];
  const count = await writeRows(tx, credit, rows.map((row, position) => ({ ...row, position })));
  return `${count} credits`;
}

const libraries: Record<string, string> = {
  Scopia: "Scopia Visual Interfaces Systems, s.l., through Sweet Home 3D", KatorLegaz: "© Andrew Kator & Jennifer Legaz, through Sweet Home 3D",
  "BlendSwap-CC-BY": "blendswap.com, through Sweet Home 3D", "BlendSwap-CC-0": "blendswap.com, through Sweet Home 3D",
};

const licences: Record<string, string> = {
  "CC-BY-3.0": "CC BY 3.0 (creativecommons.org/licenses/by/3.0)", "CC-BY-3.0-US": "CC BY 3.0 US (creativecommons.org/licenses/by/3.0/us)", "CC0-1.0": "CC0-1.0 (creativecommons.org/publicdomain/zero/1.0)",
};

function modelCredits() {
  const groups = new Map<string, { creator: string; licence: string; library: string; count: number }>();
  for (const { creator, licence, library } of Object.values(readModels())) {
    const key = `${licence === "CC0-1.0" ? "2" : "1"}:${library}:${creator}`;
    const group = groups.get(key) ?? { creator, licence, library, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { creator, licence, library, count }]) => ({
    id: `models:${key.slice(2).toLowerCase()}`, title: `${creator}: ${count} ${count === 1 ? "model" : "models"}`, source: libraries[library] ?? library, licence: licences[licence] ?? licence,
    usedFor: "3D models, converted to glTF, scaled to true size, some recolored; photographs made from them",
  }));
}
