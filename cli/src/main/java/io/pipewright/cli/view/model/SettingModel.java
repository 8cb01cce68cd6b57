package io.pipewright.cli.view.model;

import io.pipewright.plan.Setting;

/**
 * A setting as it is shown.
 *
 * @param path of the key
 * @param value in effect
 * @param origin where it comes from
 * @param limit what a manifest may set it to; may be empty
 */
public record SettingModel(String path, String value, OriginModel origin, String limit) {
  static SettingModel of(Setting setting) {
    return new SettingModel(
        setting.path(), setting.value(), OriginModel.of(setting.origin()), setting.limit());
  }
}
