toolchain="node npm"
violations() { :; }
