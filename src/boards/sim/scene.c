/* SPDX-License-Identifier: MIT */
/*
 * Reads the scene: words split at blanks, "key=value" after the first. Small
 * enough to need no grammar, and every complaint names file, line and remedy.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "boards/sim/state.h"
#include "rt/clock.h"

#define WORDS 12
#define LINE 256

struct reader {
    const char *path;
    char *error;
    uint32_t size;
    uint32_t line;
    uint32_t count;
    char *word[WORDS];
};

static bool complain(struct reader *r, const char *what, const char *word) {
    snprintf(r->error, r->size, "%s:%u: %s '%s'", r->path, r->line, what, word);
    return false;
}

/* Cuts a line into words; a double quote holds blanks together. */
static void split(struct reader *r, char *at) {
    r->count = 0;
    while (r->count < WORDS) {
        at += strspn(at, " \t\r\n");
        if (*at == '\0' || *at == '#')
            return;
        bool quoted = *at == '"';
        at += quoted;
        r->word[r->count++] = at;
        at += strcspn(at, quoted ? "\"" : " \t\r\n");
        if (*at != '\0')
            *at++ = '\0';
    }
}

/* The text behind "key=", or NULL. */
static const char *find(const struct reader *r, const char *key) {
    size_t length = strlen(key);
    for (uint32_t i = 1; i < r->count; i++) {
        if (strncmp(r->word[i], key, length) == 0 && r->word[i][length] == '=')
            return r->word[i] + length + 1;
    }
    return NULL;
}

static bool number(struct reader *r, const char *key, double *out) {
    const char *text = find(r, key);
    if (text == NULL)
        return complain(r, "write a number for", key);
    char *end;
    bool hex = strncmp(text, "0x", 2) == 0;
    *out = hex ? (double)strtoul(text, &end, 16) : strtod(text, &end);
    if (end == text || *end != '\0')
        return complain(r, "not a number:", text);
    return true;
}

static bool pin(struct reader *r, const char *key, uint8_t *out) {
    double n;
    if (!number(r, key, &n))
        return false;
    if (n < 0 || n >= SIM_PINS)
        return complain(r, "pins are 0 to 29, not", find(r, key));
    *out = (uint8_t)n;
    return true;
}

static bool read_world(struct reader *r) {
    if (r->count < 2 || strcmp(r->word[1], "balance") != 0)
        return complain(r, "the only world is 'balance', not",
                        r->count < 2 ? "" : r->word[1]);
    sim_world_start();
    return true;
}

static bool read_imu(struct reader *r) {
    /* An ordinary part: well inside the offsets of the datasheet, 6.1, 6.2. */
    static const double bias[SIM_IMU_AXES] = {1.9,   -1.4,   0.6,
                                              0.012, -0.009, 0.021};
    struct sim_imu *imu = &sim_state.imu;
    double bus;
    double address;
    uint8_t line;
    if (!number(r, "bus", &bus) || !number(r, "address", &address) ||
        !pin(r, "int", &line))
        return false;
    for (uint32_t i = 0; i < SIM_IMU_AXES; i++) {
        imu->bias[i] = bias[i];
        imu->noise[i] = i < 3 ? 0.005 : 400e-6;
    }
    if (bus < 0 || bus >= SIM_BUSES ||
        !sim_imu_attach((uint32_t)bus, (uint32_t)address, line))
        return complain(r, "no room for", r->word[0]);
    return true;
}

static bool read_motor(struct reader *r) {
    bool left = r->count > 1 && strcmp(r->word[1], "left") == 0;
    bool right = r->count > 1 && strcmp(r->word[1], "right") == 0;
    if (!left && !right)
        return complain(r, "a motor is left or right, not",
                        r->count > 1 ? r->word[1] : "");
    struct sim_wheel *wheel = &sim_state.world.wheels[right];
    return pin(r, "pwm", &wheel->pwm) && pin(r, "dir", &wheel->direction);
}

static bool read_push(struct reader *r) {
    struct sim_world *world = &sim_state.world;
    double at;
    double impulse;
    if (!number(r, "at", &at) || !number(r, "impulse", &impulse))
        return false;
    if (world->pushes == SIM_PUSHES || at < 0)
        return complain(r, "cannot plan", r->word[0]);
    world->push[world->pushes] = impulse;
    sim_event_arm(SIM_EVENT_PUSH + world->pushes++, (uint64_t)(at * 1e9));
    return true;
}

static bool read_run(struct reader *r) {
    const char *text = r->count > 1 ? r->word[1] : "";
    char *end;
    double seconds = strtod(text, &end);
    if (!(seconds > 0) || *end != '\0')
        return complain(r, "give the seconds to", r->word[0]);
    sim_state.scene.run_ns = (uint64_t)(seconds * 1e9);
    return true;
}

static bool read_wire(struct reader *r) {
    uint8_t from;
    uint8_t to;
    if (!pin(r, "from", &from) || !pin(r, "to", &to))
        return false;
    if (from == to)
        return complain(r, "a wire needs two pins:", r->word[0]);
    sim_pin_wire(from, to);
    return true;
}

static void copy(char *to, size_t size, const char *from) {
    snprintf(to, size, "%s", from);
}

static bool read_panel(struct reader *r) {
    struct sim_scene *scene = &sim_state.scene;
    char list[LINE];
    if (scene->panel_count == SIM_PANELS || find(r, "signals") == NULL)
        return complain(r, "needs signals=a,b:", r->word[0]);
    struct sim_panel *panel = &scene->panels[scene->panel_count++];
    copy(panel->title, sizeof(panel->title), r->count > 1 ? r->word[1] : "");
    copy(panel->unit, sizeof(panel->unit),
         find(r, "unit") != NULL ? find(r, "unit") : "");
    copy(list, sizeof(list), find(r, "signals"));
    char *rest = NULL;
    for (char *name = strtok_r(list, ",", &rest);
         name != NULL && panel->signal_count < SIM_PANEL_SIGNALS;
         name = strtok_r(NULL, ",", &rest))
        copy(panel->signals[panel->signal_count++], sizeof(panel->signals[0]),
             name);
    return true;
}

static bool read_line(struct reader *r) {
    static const struct {
        const char *word;
        bool (*read)(struct reader *r);
    } kinds[] = {{"world", read_world}, {"mpu6050", read_imu},
                 {"motor", read_motor}, {"push", read_push},
                 {"run", read_run},     {"wire", read_wire},
                 {"panel", read_panel}};
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++) {
        if (strcmp(r->word[0], kinds[i].word) == 0)
            return kinds[i].read(r);
    }
    return complain(r,
                    "known are world, mpu6050, motor, push, run, wire and "
                    "panel, not",
                    r->word[0]);
}

bool sim_scene_load(const char *path, char *error, uint32_t size) {
    struct reader r = {.path = path, .error = error, .size = size};
    char line[LINE];
    FILE *file = fopen(path, "r");
    bool ok = file != NULL;
    if (!ok)
        snprintf(error, size, "%s: cannot be read", path);
    while (ok && fgets(line, sizeof(line), file) != NULL) {
        r.line++;
        split(&r, line);
        ok = r.count == 0 || read_line(&r);
    }
    if (file != NULL)
        fclose(file);
    return ok;
}
