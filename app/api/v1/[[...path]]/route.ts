import { answerV1 } from "@/lib/endpoints/v1/answer-v1";

const answer = async (request: Request, { params }: { params: Promise<{ path?: string[] }> }): Promise<Response> => answerV1(request, (await params).path ?? []);

export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
