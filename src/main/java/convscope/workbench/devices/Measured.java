package convscope.workbench.devices;

import convscope.training.DeviceSpeed;

/**
 * What was measured of a device.
 *
 * @param besideRun whether a run was being trained meanwhile, which makes a device seem slower than it is
 */
record Measured(DeviceSpeed speed, boolean besideRun) {}
