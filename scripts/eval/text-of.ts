/** A cell as text, without spaces around it; empty where it is neither text, number nor truth value. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : typeof value === "number" || typeof value === "boolean" ? String(value) : "");
