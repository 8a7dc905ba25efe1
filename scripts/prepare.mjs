import { execFileSync } from "node:child_process";

// npm runs this after each install too, where nobody asks for the package; only packing sets the
// variable: `npm pack`, and another project that names this repository as a dependency.
if (process.env.npm_package_resolved) {
  execFileSync("npm", ["run", "build:package"], { stdio: "inherit", shell: process.platform === "win32" });
}
