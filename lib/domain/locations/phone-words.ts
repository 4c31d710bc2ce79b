/** A US number as people read it: "(312) 555-0112"; any other as it is. */
export function phoneWords(phone: string): string {
  const found = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone.replace(/[^+\d]/g, ""));
  return found ? `(${found[1]}) ${found[2]}-${found[3]}` : phone;
}
