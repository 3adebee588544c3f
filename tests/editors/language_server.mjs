// `campaign lsp` behind the protocol's own library for Node: one connection over the process's standard streams.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../tools/package.json", import.meta.url));
const protocol = require("vscode-languageserver-protocol/node");

// Starts the server and shakes hands; `capabilities` are the client's, `answers` sets up what it says to the server's requests.
export async function startServer(program, { capabilities = {}, folder = null, answers = () => {} } = {}) {
  const child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(child.stdout),
    new protocol.StreamMessageWriter(child.stdin),
  );
  connection.onError(([error]) => {
    throw error;
  });
  answers(connection);
  connection.listen();
  const folders = folder && [{ uri: pathToFileURL(folder).href, name: "plans" }];
  const answer = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: folders && folders[0].uri,
    workspaceFolders: folders,
    capabilities,
  });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
  return {
    connection,
    child,
    exited,
    capabilities: answer.capabilities,
    serverInfo: answer.serverInfo,
    request: (...message) => connection.sendRequest(...message),
    notify: (...message) => connection.sendNotification(...message),
    async open(path, text, version = 1) {
      const uri = pathToFileURL(path).href;
      await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "campaign", version, text },
      });
      return uri;
    },
    close: (uri) => connection.sendNotification(protocol.DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    // Gives the exit status.
    async stop() {
      await connection.sendRequest(protocol.ShutdownRequest.type);
      await connection.sendNotification(protocol.ExitNotification.type);
      const status = await exited;
      connection.dispose();
      return status;
    },
  };
}
