//! The benches side by side: ours beside what people would use instead.

use std::fs;

use crate::command::{cargo, executable, program, run};
use crate::setup::{self, WASM};
use crate::{Result, root};

/// What the others are, and what runs them.
const BENCH: &str = "tests/browser/bench";

/// Where everything that the benches run is put together.
const FOLDER: &str = "target/side-by-side";

/// What `xtask/bundle.mjs` has for the engine.
const ENGINE: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
    "-O3",
];

/// Builds what is measured and measures it; `only` names one of the benches.
pub fn bench(only: Option<&str>) -> Result<()> {
    setup::node()?;
    setup::wasm_target()?;
    let tools = setup::packages("xtask")?.join(".bin");
    setup::packages("tests/browser")?;
    setup::packages(BENCH)?;
    let browser = setup::browser()?;
    if !root().join("dist/index.html").is_file() {
        return Err("There is no site in dist/ to measure: `cargo xtask dist` writes it.".into());
    }

    let package = ["--locked", "--package", "side-by-side"];
    run(cargo(["build", "--profile", "bench"]).args(package))?;
    // Beside an `rlib`, cargo would leave out the link-time optimisation.
    let wasm = [
        "--lib",
        "--crate-type",
        "cdylib",
        "--profile",
        "engine",
        "--target",
        WASM,
    ];
    run(cargo(["rustc"]).args(package).args(wasm))?;
    let folder = root().join(FOLDER);
    let built = root().join("target");
    fs::create_dir_all(&folder)
        .and_then(|()| {
            let native = executable(&built.join("release"), "side-by-side");
            fs::copy(native, executable(&folder, "side-by-side"))
        })
        .map_err(|error| format!("{} cannot be written: {error}.", folder.display()))?;
    let binding = executable(&setup::wasm_bindgen()?, "wasm-bindgen");
    run(program(binding)
        .arg(built.join(WASM).join("engine/side_by_side.wasm"))
        .args(["--target", "nodejs", "--no-typescript", "--out-dir"])
        .arg(folder.join("wasm")))?;
    let module = folder.join("wasm/side_by_side_bg.wasm");
    run(program(tools.join("wasm-opt"))
        .args(ENGINE)
        .arg(&module)
        .arg("-o")
        .arg(&module))?;

    run(program("node")
        .arg(format!("{BENCH}/all.mjs"))
        .args(only)
        .env("SIDE_BY_SIDE", &folder)
        .env("CHROMIUM", browser.chromium)
        .env("CHROMEDRIVER", browser.driver))
}
