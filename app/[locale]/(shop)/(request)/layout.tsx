import { connection } from "next/server";
import type { ReactNode } from "react";

export const instant = false;

/** Nothing below is prerendered, so that every script carries the nonce of its request. */
export default async function RequestLayout({ children }: { children: ReactNode }) {
  await connection();
  return children;
}
