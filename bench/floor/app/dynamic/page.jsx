import { cookies } from "next/headers";

export const instant = false;

export default async function Page() {
  const jar = await cookies();
  return <main><h1>Bare dynamic page</h1><p>{jar.size} cookies</p></main>;
}
