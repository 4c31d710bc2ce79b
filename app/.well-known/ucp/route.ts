import { connection } from "next/server";
import { readProfile } from "@/lib/endpoints/ucp/profile";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readProfile(request, null);
}
