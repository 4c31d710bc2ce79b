export type AttributeValue = string | number | boolean;
export type Attributes = Record<string, AttributeValue>;

export type AttributeDefinition = {
  key: string;
  label: string;
  type: "choice" | "number" | "boolean" | "text";
  unit: string | null;
  options: string[];
  isFilterable: boolean;
  position: number;
};

/** What is wrong with a product's attributes, by key; empty when they fit their definitions. */
export function attributeProblems(attributes: Attributes, definitions: readonly AttributeDefinition[]): Record<string, string> {
  const known = new Map(definitions.map((definition) => [definition.key, definition]));
  const problems: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    const definition = known.get(key);
    const problem = definition ? valueProblem(value, definition) : "There is no such attribute.";
    if (problem) problems[key] = problem;
  }
  return problems;
}

function valueProblem(value: AttributeValue, { type, options }: AttributeDefinition): string | null {
  if (type === "number") return typeof value === "number" && Number.isFinite(value) && value >= 0 ? null : "Enter a number of zero or more.";
  if (type === "boolean") return typeof value === "boolean" ? null : "Choose yes or no.";
  if (typeof value !== "string" || value.trim() === "") return "Enter a word.";
  if (value.length > 200) return "Use at most 200 characters.";
  return type === "choice" && !options.includes(value) ? `Choose one of: ${options.join(", ")}.` : null;
}

/** A value as shown: "Yes", "95 L", "Wood". */
export function attributeText(value: AttributeValue, unit: string | null): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return unit ? `${value} ${unit}` : String(value);
}
