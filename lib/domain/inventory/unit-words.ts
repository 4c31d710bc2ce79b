export const unitsOf = <L>(lines: readonly L[], count: (line: L) => number): number => lines.reduce((sum, line) => sum + count(line), 0);

export const unitWords = (count: number): string => `${count} ${count === 1 ? "unit" : "units"}`;

export const lineName = (line: { title: string; variantTitle: string }): string => (line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title);
