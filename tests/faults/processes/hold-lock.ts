import { lockFolder } from "~/server/db/embedded/lock";

/** Takes a folder's lock, says how that went, and keeps it until it is killed. */
const [dataDir = "", command = ""] = process.argv.slice(2);

try {
  await lockFolder({ dataDir, command, onLost: () => process.stdout.write("lost\n") });
  process.stdout.write("held\n");
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(`${(error as Error).name}\n`);
}
