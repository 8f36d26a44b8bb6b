/* mongol.h -- everything in libmongol (core). */
#ifndef MONGOL_H
#define MONGOL_H

#include <mongol/base.h>
#include <mongol/out.h>
#include <mongol/shape.h>
#include <mongol/detect.h>
#include <mongol/punctuation.h>
#include <mongol/variant.h>
#include <mongol/words.h>
#include <mongol/norm.h>
#include <mongol/key.h>
#include <mongol/stream.h>
#include <mongol/transport.h>

#endif
