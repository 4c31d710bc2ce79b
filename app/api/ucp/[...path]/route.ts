import { answerUcp } from "@/lib/endpoints/ucp/answer-ucp";

const answer = async (request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> => answerUcp(request, (await params).path.join("/"));

export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
