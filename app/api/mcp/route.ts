import { connection } from "next/server";
import { answerMcp } from "@/lib/endpoints/mcp/answer-mcp";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerMcp(request);
}

export { answerMcp as POST, answerMcp as DELETE, answerMcp as OPTIONS };
