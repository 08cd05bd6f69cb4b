/* SPDX-License-Identifier: MIT */
/*
 * krait run DIR: a robot's program in virtual time, in the world that its
 * scene describes, with a report and plots at the end. The end may come in the
 * midst of a bytecode, when the scene's time is over: like losing power, it
 * asks nobody. So the report is written from the event, and exit() follows.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "boards/sim/csv.h"
#include "boards/sim/state.h"
#include "rt/clock.h"
#include "rt/interrupt.h"
#include "rt/record.h"
#include "tools/export.h"
#include "tools/tool.h"

#define PATH 512
#define AFTER_RECORDING_NS 500000000u

static void put(void *to, const char *text, uint32_t length) {
    fwrite(text, 1, length, to);
}

static void clear_progress(void) {
    if (tool_state.progress_shown)
        fputs("\r\033[K", stderr);
    tool_state.progress_shown = false;
}

static void show_progress(void) {
    double now = (double)board_now_ns() / 1e9;
    double end = (double)sim_state.scene.run_ns / 1e9;
    fprintf(stderr, "\r%6.1f s of %.1f s simulated", now, end);
    fflush(stderr);
    tool_state.progress_shown = true;
}

static uint64_t wall_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* --realtime: an event waits for its time on the wall. */
static void wait_for_wall(void) {
    uint64_t due = tool_state.wall_start_ns + board_now_ns();
    uint64_t now = wall_ns();
    if (now >= due)
        return;
    struct timespec rest = {.tv_sec = (time_t)((due - now) / 1000000000u),
                            .tv_nsec = (long)((due - now) % 1000000000u)};
    nanosleep(&rest, NULL);
}

/* "robots/balance/" is called balance. */
static void take_title(const char *folder) {
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    size_t start = length;
    while (start > 0 && folder[start - 1] != '/')
        start--;
    snprintf(tool_state.title, sizeof(tool_state.title), "%.*s",
             (int)(length - start), folder + start);
}

static void report_sensor(void) {
    const struct sim_imu *imu = &sim_state.imu;
    if (!imu->present)
        return;
    printf("sensor: %u samples, %u overwritten before they were read\n",
           imu->samples, imu->unread);
}

static void report_world(void) {
    const struct sim_world *world = &sim_state.world;
    if (!world->present)
        return;
    if (world->fell_ns != 0)
        printf("world: the robot fell at %.3f s\n",
               (double)world->fell_ns / 1e9);
    else
        printf("world: the robot stands, %.2f m from its start\n",
               world->robot.state.position);
}

static void write_files(uint64_t end_ns) {
    char path[PATH + 64];
    const char *name = tool_state.title;
    sim_pwm_fold_all();
    sim_trace_sort();
    snprintf(path, sizeof(path), "%s/%s.svg", tool_state.output, name);
    if (sim_state.scene.panel_count != 0 && !tool_write_svg(path, name, end_ns))
        fprintf(stderr, "krait: %s: %s\n", path, strerror(errno));
    snprintf(path, sizeof(path), "%s/%s.vcd", tool_state.output, name);
    if (!tool_write_vcd(path, end_ns))
        fprintf(stderr, "krait: %s: %s\n", path, strerror(errno));
    snprintf(path, sizeof(path), "%s/%s.csv", tool_state.output, name);
    if (!tool_write_csv(path))
        fprintf(stderr, "krait: %s: %s\n", path, strerror(errno));
}

static void finish(void) {
    uint64_t end_ns = board_now_ns();
    clear_progress();
    printf("\n%s: %.3f s of virtual time\n", tool_state.title,
           (double)end_ns / 1e9);
    rt_report(put, stdout);
    sim_masks_report(put, stdout);
    printf("events lost: %u; exceptions in handlers: %u\n",
           rt_lost(RT_SOURCE_NONE), rt_error_count());
    report_sensor();
    report_world();
    write_files(end_ns);
    printf("written: %s/%s.{svg,vcd,csv}\n", tool_state.output,
           tool_state.title);
}

static void time_is_over(void) {
    finish();
    exit(rt_error_count() == 0 ? TOOL_OK : TOOL_FAILED);
}

/* --compare: curves that were computed elsewhere, shifted to the moment at
 * which the recording began. */
static bool add_curves(const char *path, char *error, uint32_t size) {
    struct sim_csv csv = {.path = path, .error = error, .error_size = size};
    error[0] = '\0';
    bool ok = sim_csv_open(&csv) && sim_csv_next(&csv);
    while (ok && sim_csv_next(&csv)) {
        if (csv.count != 4) {
            ok = sim_csv_error(&csv, 0, "needs time_s,signal,unit,value");
            break;
        }
        uint32_t signal = sim_trace_signal(csv.field[1], csv.field[2], true);
        double value_read = strtod(csv.field[3], NULL);
        struct sim_trace_entry entry = {
            .at_ns = sim_state.replay.begin_ns +
                     (uint64_t)(strtod(csv.field[0], NULL) * 1e9),
            .signal = (uint16_t)signal,
            .kind = SIM_TRACE_REAL};
        memcpy(&entry.a, &value_read, sizeof(entry.a));
        sim_trace_add(&entry);
    }
    sim_csv_close(&csv);
    return ok;
}

static void compare_and_finish(void) {
    char error[PATH];
    if (tool_state.options.compare != NULL &&
        !add_curves(tool_state.options.compare, error, sizeof(error)))
        fprintf(stderr, "krait: %s\n", error);
    time_is_over();
}

/* The recording decides how long, unless --seconds or the scene does. */
static void plan_end(void) {
    const struct tool_options *options = &tool_state.options;
    struct sim_scene *scene = &sim_state.scene;
    const struct sim_replay *replay = &sim_state.replay;
    if (replay->rows != 0) {
        double span =
            replay->row[replay->rows - 1].time_s - replay->row[0].time_s;
        scene->run_ns = (uint64_t)(span * 1e9) + 2 * AFTER_RECORDING_NS;
    }
    if (options->seconds > 0)
        scene->run_ns = (uint64_t)(options->seconds * 1e9);
    if (scene->run_ns != 0)
        sim_event_arm(SIM_EVENT_END, scene->run_ns);
}

static bool prepare(const char *folder) {
    char error[PATH];
    char path[PATH];
    const struct tool_options *options = &tool_state.options;
    take_title(folder);
    if (options->replay != NULL &&
        !sim_replay_load(options->replay, error, sizeof(error))) {
        fprintf(stderr, "krait: %s\n", error);
        return false;
    }
    snprintf(path, sizeof(path), "%s/scene.txt", folder);
    if (access(path, R_OK) == 0 &&
        !sim_scene_load(path, error, sizeof(error))) {
        fprintf(stderr, "krait: %s\n", error);
        return false;
    }
    snprintf(tool_state.output, sizeof(tool_state.output), "%s",
             options->output != NULL ? options->output : "out");
    if (mkdir(tool_state.output, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "krait: %s: %s\n", tool_state.output, strerror(errno));
        return false;
    }
    return true;
}

static void hook(void) {
    sim_state.on_end = compare_and_finish;
    sim_masks_watch();
    if (isatty(STDERR_FILENO))
        sim_state.on_progress = show_progress;
    if (tool_state.options.realtime) {
        tool_state.wall_start_ns = wall_ns();
        sim_state.on_due = wait_for_wall;
    }
}

/* A program that returns leaves its handlers running, as on a board. */
int tool_run_robot(const char *folder) {
    char path[PATH];
    if (!prepare(folder))
        return TOOL_USAGE;
    plan_end();
    hook();
    snprintf(path, sizeof(path), "%s/main.py", folder);
    int code = tool_run_file(path);
    while (code == TOOL_OK && sim_state.scene.run_ns != 0)
        board_idle(sim_state.scene.run_ns);
    finish();
    return code;
}
