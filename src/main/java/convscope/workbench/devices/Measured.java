package convscope.workbench.devices;

import convscope.training.DeviceSpeed;

/**
 * The measurements of a device.
 *
 * @param besideRun whether a run was training meanwhile, which makes a device appear slower
 */
record Measured(DeviceSpeed speed, boolean besideRun) {}
