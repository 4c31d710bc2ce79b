type Short = { name: string; wanted: number; level: { free: number; promised: number; held: number; setAside: number } | null; orders: readonly string[] };

/** "2 of 5 Alder lamp are free (3 promised to AH-100042)." */
export function shortWords({ name, wanted, level, orders }: Short): string {
  const kept = level ? [
    level.promised > 0 && `${level.promised} promised to ${orders.slice(0, 5).join(", ")}${orders.length > 5 ? ` and ${orders.length - 5} more` : ""}`,
    level.held > 0 && `${level.held} held by a checkout under way`,
    level.setAside > 0 && `${level.setAside} set aside`,
  ].filter(Boolean) : [];
  return `${level?.free ?? 0} of ${wanted} × ${name} can leave${kept.length > 0 ? ` (${kept.join(", ")})` : ""}.`;
}
