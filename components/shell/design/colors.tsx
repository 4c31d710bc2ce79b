import { DesignSection } from "./section";

const colors = [
  ["paper", "ground of every page"], ["surface", "what lies on it"], ["sunken", "what lies below it"], ["line", "separates"],
  ["line-strong", "edges of controls"], ["ink", "text"], ["ink-muted", "quieter text"], ["action", "the one green: acts"],
  ["action-soft", "chosen"], ["accent", "clay, sparingly"], ["accent-soft", "its ground"], ["positive", "done"],
  ["warning", "soon"], ["negative", "wrong"], ["info", "to know"],
] as const;

export function DesignColors() {
  return (
    <DesignSection title="Color">
      <ul className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-3 xl:grid-cols-5">
        {colors.map(([name, use]) => (
          <li key={name}>
            <span aria-hidden className="block h-14 rounded-md border border-line" style={{ background: `var(--${name})` }} />
            <span className="mt-2 block text-xs font-medium">{name}</span>
            <span className="block text-2xs text-muted">{use}</span>
          </li>
        ))}
      </ul>
    </DesignSection>
  );
}
