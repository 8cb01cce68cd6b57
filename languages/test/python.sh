toolchain="python3"
violations() { :; }
