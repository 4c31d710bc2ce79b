import { connection } from "next/server";
import { readHome } from "@/lib/endpoints/home";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readHome(request);
}
